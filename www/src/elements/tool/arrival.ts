// What was brought in, and what the first load's engine makes of it.
import type { Ask, Outcome, Question } from '../../contract';
import type { Engine } from '../../engine';
import type { Source } from '../../files';

/** What was read, kept in this tab to be looked at and read again. */
export interface Arrival {
  source: Source;
  /** The file; null where it was pasted or typed. */
  file: string | null;
  answers: { [ask in Ask]?: number };
  /** Every question that it put, answered or not. */
  questions: Question[];
}

export interface Arrived {
  outcome: Outcome;
  /** Null where it is not kept: the rows of an audit are let go as soon as they are counted. */
  arrival: Arrival | null;
  /** What may go into the paste box. */
  text: string;
}

/** Longer texts than this are read beside the page, in characters: at once they would hold it up. */
export const LONGEST_AT_ONCE = 400_000;

/** Reads a text at once; null where the other engine has to. If `isLast`, that is not to be had. */
export function readAtOnce(
  text: string,
  edition: string,
  engine: Engine,
  isLast = false,
): Arrived | null {
  const outcome = text.length <= LONGEST_AT_ONCE ? engine.readPlain(text, edition, isLast) : null;
  if (!outcome) return null;
  const source = { text, sheets: [] };
  return {
    outcome,
    arrival: { source, file: null, answers: {}, questions: outcome.questions },
    text: isPrivate(outcome) ? '' : text,
  };
}

/** Of what may be rows of cases the engine shows nothing, so neither does the page. */
export function isPrivate({ problems }: Outcome): boolean {
  return problems.some(({ code, found }) => code === 'nothing-recognised' && found === null);
}
