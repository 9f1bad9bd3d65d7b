// What is kept from one visit to the next, and reading it back. A draft may be old, odd or somebody
// else's: whatever does not fit is left out, and the rest is of use.
import type {
  AssessmentRecord,
  DiscretionRecord,
  Problem,
  PublishedRecord,
  Rating,
  ShareRecord,
  StandardRecord,
} from '../contract';
import { blankState, type Moved, type Reading, type State } from './state';

export interface Draft {
  record: AssessmentRecord;
  /** Texts of cells that are no figures, by key question. */
  typed: Record<string, string>;
  reading: Reading | null;
  moved: Moved | null;
  /** The text in the paste box that has not been read. */
  box: string;
}

export function toDraft({ doc, box }: State): Draft {
  const typed = Object.entries(doc.typed).filter(([, { problem }]) => problem !== null);
  return {
    record: doc.record,
    typed: Object.fromEntries(typed.map(([number, { text }]) => [number, text])),
    reading: doc.reading,
    moved: doc.moved,
    box,
  };
}

interface Known {
  edition: string;
  isProblem: (code: string) => boolean;
  /** What the engine says of a typed figure. */
  problemOf: (text: string) => Problem | null;
}

/** The state that a draft describes; null where it is none. */
export function fromDraft(value: unknown, known: Known): State | null {
  const draft = object(value);
  const record = draft && object(draft.record);
  if (!record) return null;
  const state = blankState(known.edition);
  const typed = entries(draft.typed).flatMap(([number, text]) => {
    if (typeof text !== 'string') return [];
    const problem = known.problemOf(text);
    return problem ? [[number, { text, problem }] as const] : [];
  });
  return {
    ...state,
    doc: {
      record: readRecord(record, known.edition),
      typed: Object.fromEntries(typed),
      reading: readReading(draft.reading, known),
      moved: readMoved(draft.moved),
    },
    box: string(draft.box) ?? '',
  };
}

function readRecord(from: Plain, edition: string): AssessmentRecord {
  const standards = entries(from.standards).flatMap(([number, value]) => {
    const standard = object(value);
    return standard ? [[number, readStandard(standard)] as const] : [];
  });
  const prompts = entries(from.prompts).flatMap(([number, value]) =>
    Array.isArray(value) ? [[number, value.map(string)] as const] : [],
  );
  return {
    edition: string(from.edition) ?? edition,
    service: string(from.service),
    standards: Object.fromEntries(standards),
    published: readPublished(object(from.published)),
    prompts: Object.fromEntries(prompts),
  };
}

function readStandard(from: Plain): StandardRecord {
  const shares = entries(from.keyQuestions).flatMap(([number, value]) => {
    const share = readShare(object(value));
    return share ? [[number, share] as const] : [];
  });
  const status = from.status;
  return {
    keyQuestions: shares.length > 0 ? Object.fromEntries(shares) : null,
    stated: rating(from.stated),
    discretion: readDiscretion(object(from.discretion)),
    status: status === 'not-inspected' || status === 'not-rated' ? status : 'inspected',
  };
}

function readShare(from: Plain | null): ShareRecord | null {
  const share = from && {
    percent: string(from.percent),
    yes: whole(from.yes),
    of: whole(from.of),
  };
  return share && (share.percent !== null || share.yes !== null) ? share : null;
}

function readDiscretion(from: Plain | null): DiscretionRecord | null {
  const to = rating(from?.rating);
  if (!from || !to) return null;
  return {
    rating: to,
    reason: string(from.reason) ?? '',
    statedByReport: from.statedByReport === true,
  };
}

function readPublished(from: Plain | null): PublishedRecord | null {
  return (
    from && {
      score: whole(from.score),
      outOf: whole(from.outOf),
      rating: rating(from.rating),
      month: string(from.month),
    }
  );
}

function readReading(value: unknown, known: Known): Reading | null {
  const from = object(value);
  if (!from) return null;
  const form = from.form;
  return {
    id: whole(from.id) ?? 0,
    form: form === 'report' || form === 'list' || form === 'example' ? form : null,
    edition: string(from.edition) ?? known.edition,
    service: string(from.service),
    merged: from.merged === true,
    percentages: whole(from.percentages) ?? 0,
    ratings: whole(from.ratings) ?? 0,
    standards: strings(from.standards),
    problems: list(from.problems).flatMap((problem) => readProblem(object(problem), known)),
  };
}

function readProblem(from: Plain | null, known: Known): Problem[] {
  const code = string(from?.code);
  const severity = from?.severity;
  if (!from || !code || !known.isProblem(code)) return [];
  return [
    {
      // Known by having words.
      code: code as Problem['code'],
      severity: severity === 'error' || severity === 'warning' ? severity : 'note',
      line: whole(from.line),
      column: whole(from.column),
      about: string(from.about),
      found: string(from.found),
      expected: string(from.expected),
      otherLine: whole(from.otherLine),
    },
  ];
}

function readMoved(value: unknown): Moved | null {
  const from = object(value);
  const edition = string(from?.edition);
  return from && edition ? { edition, left: strings(from.left) } : null;
}

/** What a draft's objects may have: nothing of it can be relied on. */
type Plain = Partial<
  Record<
    | 'about'
    | 'box'
    | 'code'
    | 'column'
    | 'discretion'
    | 'edition'
    | 'expected'
    | 'form'
    | 'found'
    | 'id'
    | 'keyQuestions'
    | 'left'
    | 'line'
    | 'merged'
    | 'month'
    | 'moved'
    | 'of'
    | 'otherLine'
    | 'outOf'
    | 'percent'
    | 'percentages'
    | 'problems'
    | 'prompts'
    | 'published'
    | 'rating'
    | 'ratings'
    | 'reading'
    | 'reason'
    | 'record'
    | 'score'
    | 'service'
    | 'severity'
    | 'standards'
    | 'stated'
    | 'statedByReport'
    | 'status'
    | 'typed'
    | 'yes',
    unknown
  >
>;

function object(value: unknown): Plain | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : null;
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(object(value) ?? {});
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function strings(value: unknown): string[] {
  return list(value).filter((one) => typeof one === 'string');
}

function string(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Counts, scores and lines: what the engine takes as an unsigned number. */
function whole(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32
    ? (value as number)
    : null;
}

function rating(value: unknown): Rating | null {
  const ratings: readonly unknown[] = ['inadequate', 'requires-improvement', 'good', 'outstanding'];
  return ratings.includes(value) ? (value as Rating) : null;
}
