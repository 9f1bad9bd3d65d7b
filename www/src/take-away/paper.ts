// The ratings in the shape that committee papers use: a row for each standard with its percentages and
// rating, and one line for the whole. Every form of it, from Word to the picture, is written from this.
import type { Edition, KeyQuestion, Outcome, Rating, Standard, StandardOutcome } from '../contract';
import { count, ENGLISH, say, voice } from '../words';

export interface Paper {
  title: string;
  /** What stands over the columns between standard and rating: what most key questions are about. */
  themes: string[];
  rows: Row[];
  /** The whole in one line: `Overall: Good (25/36)`. */
  overall: string;
  rating: Rating | null;
  /** What has to be known about it, a sentence each. */
  notes: string[];
  /** How it is worked out, and from whose rules. */
  closing: string[];
}

export type Row = { domain: string } | StandardRow;

export interface StandardRow {
  number: string;
  name: string;
  /** One for each theme; blank where it asks nothing. */
  figures: (Figure | null)[];
  rating: Rating | null;
  /** The rating in words, or what stands in its place. */
  words: string;
}

export interface Figure {
  /** `83%` */
  share: string;
  /** The percentage itself, of two decimals at most. */
  percent: string;
  /** What it is about, where that is not what stands over its column. */
  label: string | null;
  /** Whether it is the lowest of its standard (R3). */
  lowest: boolean;
}

export function paperOf(edition: Edition, outcome: Outcome): Paper {
  const { overall, published, service, standards } = outcome;
  const themes = themesOf(edition);
  const rows = edition.domains.flatMap((domain, index): Row[] => [
    { domain: `${domain.number} ${domain.name}` },
    ...edition.standards
      .filter((standard) => standard.domain === index)
      .map((standard) => rowOf(standard, standards[standard.number], themes)),
  ]);
  const { min, max } = overall.range;
  const source =
    'file' in edition ? say('paper.source-own', { edition: edition.id }) : say('paper.source');
  // It says of a translation that it is unofficial, so that goes with every form.
  const everywhere = voice === ENGLISH ? [] : [source];
  return {
    title: service
      ? say('paper.title', { service, edition: edition.id })
      : say('paper.title-nameless', { edition: edition.id }),
    themes: themes.map(({ label }) => label),
    rows,
    overall: say('paper.overall', {
      result:
        overall.outOf === 0
          ? say('overall.none')
          : say('paper.result', {
              rating: rangeWords(overall.rating ?? min.rating, overall.rating ?? max.rating),
              score: scoreWords(overall.score ?? min.score, overall.score ?? max.score),
              outOf: overall.outOf,
            }),
    }),
    rating: overall.rating,
    notes: [
      ...edition.standards.flatMap((standard) => noteOf(standard, standards[standard.number])),
      ...notesOfWhole(edition, outcome),
      ...(published.rating && published.score !== null && published.outOf !== null
        ? [
            say('paper.published', {
              result: resultWords(published.rating, published.score, published.outOf),
            }),
          ]
        : []),
      ...everywhere,
    ],
    closing: [say('paper.lowest'), ...(everywhere.length > 0 ? [] : [source])],
  };
}

/** Whether a row is one of a standard. */
export function isStandard(row: Row): row is StandardRow {
  return 'number' in row;
}

/** What stands in a figure's cell. */
export function figureText(figure: Figure | null): string {
  if (!figure) return '';
  const { share, label } = figure;
  return label ? say('paper.percent-about', { percent: share, label }) : share;
}

/** The key questions that make the columns: those of the first standard with the most. */
function themesOf({ standards }: Edition): KeyQuestion[] {
  return standards.reduce<KeyQuestion[]>(
    (most, { keyQuestions }) => (keyQuestions.length > most.length ? keyQuestions : most),
    [],
  );
}

function rowOf(
  { number, name, keyQuestions }: Standard,
  outcome: StandardOutcome | undefined,
  themes: readonly KeyQuestion[],
): StandardRow {
  // A standard that asks something else puts it where there is room, and says what it is.
  const own = keyQuestions.every(({ theme }) => themes.some((one) => one.theme === theme));
  const figures = themes.map((column, index): Figure | null => {
    const question = own
      ? keyQuestions.find(({ theme }) => theme === column.theme)
      : keyQuestions[index];
    const known = question && outcome?.keyQuestions?.[question.number];
    if (!question || !known || known.whole === null || outcome.status !== 'inspected') return null;
    return {
      share: say('paper.percent', { whole: known.whole }),
      percent: known.percent ?? '',
      label: own ? null : question.label,
      lowest: outcome.drivers.includes(question.number),
    };
  });
  return { number, name, figures, rating: outcome?.rating ?? null, words: ratingWords(outcome) };
}

/** A standard's rating, or what is known of it. */
function ratingWords(outcome: StandardOutcome | undefined): string {
  if (!outcome) return say('standard.unknown');
  const { rating, range, status } = outcome;
  if (status !== 'inspected') return say(`status.${status}`);
  return rangeWords(rating ?? range?.min ?? null, rating ?? range?.max ?? null);
}

/** One rating, or from one to another; not known where that is all of them. */
function rangeWords(min: Rating | null, max: Rating | null): string {
  if (!min || !max || (min === 'inadequate' && max === 'outstanding')) {
    return say('standard.unknown');
  }
  const [least, best] = [say(`rating.${min}`), say(`rating.${max}`)];
  return min === max ? least : say('standard.range', { min: least, max: best });
}

function scoreWords(min: number, max: number): string {
  return min === max ? String(min) : say('paper.score-range', { min, max });
}

/** `Good (25/36)` */
function resultWords(rating: Rating, score: number, outOf: number): string {
  return say('paper.result', { rating: say(`rating.${rating}`), score, outOf });
}

/** What a reader of the row alone would not know. */
function noteOf({ number, scored }: Standard, outcome: StandardOutcome | undefined): string[] {
  if (outcome?.status !== 'inspected') return [];
  const notes = [basisWords(outcome), scored ? '' : say('overall.apart')].filter(Boolean);
  return notes.map((note) => say('paper.note', { number, note }));
}

/** Why a rating is not simply what the figures give; empty where it is. */
export function basisWords({ basis, byRule, discretion }: StandardOutcome): string {
  if (basis === 'stated') return say('standard.stated');
  if (basis !== 'discretion') return '';
  if (byRule === null) return say('standard.by-discretion-unknown');
  const rating = say(`rating.${byRule}`);
  return discretion?.statedByReport
    ? say('standard.by-discretion-report', { rating })
    : say('standard.by-discretion', { rating });
}

function notesOfWhole(edition: Edition, { overall, standards }: Outcome): string[] {
  const { byRule, outOf, rating, limited, indicative, missing } = overall;
  const notes = [];
  const limit = edition.limits.find(
    (one) => standards[edition.standards[one.standard]?.number ?? '']?.rating === one.rating,
  );
  if (limited && limit && rating) {
    notes.push(
      say('overall.limited', {
        rating: say(`rating.${rating}`),
        standard: edition.standards[limit.standard]?.name ?? '',
        limit: say(`rating.${limit.rating}`),
      }),
    );
  }
  if (byRule.rating && byRule.score !== null && byRule.score !== overall.score) {
    const result = resultWords(byRule.rating, byRule.score, outOf);
    notes.push(say('paper.by-rule', { result }));
  }
  if (indicative) notes.push(say('overall.indicative', { outOf }));
  if (missing.length > 0) notes.push(count('paper.missing', missing.length));
  return notes;
}
