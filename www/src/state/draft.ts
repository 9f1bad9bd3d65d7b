// What is kept from one visit to the next, and reading it back. A draft may be old, odd or somebody
// else's: whatever does not fit is left out, and the rest is of use.
import type { Outcome, Problem } from '../contract';
import { recordOf } from './record';
import { blankState, type Document, type Moved, type Reading, type State } from './state';

export interface Draft extends Omit<Document, 'typed'> {
  /** Texts of cells that are no figures, by key question. */
  typed: Record<string, string>;
  /** The text in the paste box that has not been read. */
  box: string;
}

export function toDraft({ doc, box }: State): Draft {
  const typed = Object.entries(doc.typed).filter(([, { problem }]) => problem !== null);
  const { reading } = doc;
  return {
    ...doc,
    // The file of an audit may be called by a child's name.
    reading: reading?.form === 'cases' ? { ...reading, file: null } : reading,
    typed: Object.fromEntries(typed.map(([number, { text }]) => [number, text])),
    box,
  };
}

const FORMS = ['report', 'list', 'table', 'cases', 'vector', 'example', 'saved'] as const;

interface Known {
  editions: readonly string[];
  /** What the engine makes of a record: it takes what fits of anything. */
  rate: (record: unknown) => Outcome;
  /** What the engine says of a typed figure. */
  problemOf: (text: string) => Problem | null;
}

/** The state that a draft describes; null where it is none, or of an edition that is not known. */
export function fromDraft(value: unknown, known: Known): State | null {
  const draft = object(value);
  const edition = string(object(draft?.record)?.edition);
  if (!draft || !edition || !known.editions.includes(edition)) return null;
  const typed = Object.entries(object(draft.typed) ?? {}).flatMap(([number, text]) => {
    if (typeof text !== 'string') return [];
    const problem = known.problemOf(text);
    return problem ? [[number, { text, problem }] as const] : [];
  });
  return {
    ...blankState(edition),
    doc: {
      record: recordOf(known.rate(draft.record)),
      typed: Object.fromEntries(typed),
      reading: readReading(object(draft.reading), edition),
      moved: readMoved(object(draft.moved)),
    },
    box: string(draft.box) ?? '',
  };
}

function readReading(from: Plain | null, edition: string): Reading | null {
  if (!from) return null;
  const { form } = from;
  return {
    id: whole(from.id) ?? 0,
    form: FORMS.find((known) => known === form) ?? null,
    file: string(from.file),
    edition: string(from.edition) ?? edition,
    service: string(from.service),
    merged: from.merged === true,
    percentages: whole(from.percentages) ?? 0,
    ratings: whole(from.ratings) ?? 0,
    standards: strings(from.standards),
    problems: list(from.problems).flatMap((problem) => readProblem(object(problem))),
  };
}

function readProblem(from: Plain | null): Problem[] {
  const code = string(from?.code);
  const severity = from?.severity;
  if (!from || !code) return [];
  return [
    {
      // One that is not known has no words, and is not shown.
      code: code as Problem['code'],
      severity: severity === 'error' || severity === 'warning' ? severity : 'note',
      line: whole(from.line),
      column: whole(from.column),
      about: string(from.about),
      found: string(from.found),
      expected: string(from.expected),
      otherLine: whole(from.otherLine),
      sheet: string(from.sheet),
      cell: string(from.cell),
      page: whole(from.page),
      mend: string(from.mend),
    },
  ];
}

function readMoved(from: Plain | null): Moved | null {
  const edition = string(from?.edition);
  return from && edition ? { edition, left: strings(from.left) } : null;
}

/** What a draft's objects may have: nothing of it can be relied on. */
type Plain = Partial<Record<keyof Draft | keyof Reading | keyof Problem | 'left', unknown>>;

function object(value: unknown): Plain | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : null;
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

/** Counts and lines. */
function whole(value: unknown): number | null {
  return Number.isInteger(value) ? (value as number) : null;
}
