// What the npm package offers without a page: the whole engine, with the types of its contract.
import {
  checkEdition as checkFile,
  rateBy,
  figure as readFigure,
  read as readSource,
  editions as theEditions,
} from 'youth-justice-ratings-tables';
import type { Ask, AssessmentRecord, Edition, Outcome, Problem, ShareRecord } from '../contract';
import type { AssessmentInput, StandardInput } from '../input';

/** Whoever has no types may hand over anything; the engine takes text alone. */
function asText(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? `${given}` : '';
}

/** A cell of a sheet; `rows` and `columns` say how many it covers where it is merged. */
export interface CellInput {
  text: string;
  rows?: number;
  columns?: number;
}

/** A text, and the tables that came with it as sheets of cells. */
export interface SourceInput {
  text: string;
  sheets: { name: string; rows: CellInput[][] }[];
}

/** How to read. */
export interface ReadingOptions {
  /**
   * The edition to take where the source does not tell; without it, the newest. One that is not known is a
   * problem of the outcome, and nothing is read.
   */
  edition?: string;
  /**
   * The file of an edition that is not built in, as text. It is the one to take where neither the source nor
   * `edition` names another. What is wrong in it is in the outcome's problems, and nothing is read.
   */
  editionFile?: string;
  /** Answers to the questions of an earlier reading of the same source: the number of an option, from 0. */
  answers?: { [ask in Ask]?: number };
}

export type { AssessmentInput, StandardInput };

/** What was typed as one figure: the share, or why it is none; both null when blank. */
export interface Figure {
  share: ShareRecord | null;
  problem: Problem | null;
}

/**
 * Reads a report, a table, a case-level audit, a list, a line or a file of the tool's own. It never
 * throws: what could not be used is a problem of the outcome. What comes back can be handed to `rate`.
 */
export function read(source: string | SourceInput, options: ReadingOptions = {}): Outcome {
  return readSource(source, { edition: '', ...options });
}

/** Rates an assessment. What in it cannot be used is a problem of the outcome, and the rest is rated. */
export function rate(assessment: AssessmentInput, options: RatingOptions = {}): Outcome {
  const { editionFile } = options ?? {};
  const file = typeof editionFile === 'string' ? editionFile : undefined;
  return rateBy(assessment as AssessmentRecord, file);
}

/** How to rate. */
export interface RatingOptions {
  /** The file of the assessment's edition, as text, where it is not built in. */
  editionFile?: string;
}

/** What the file of an edition holds: the edition, or all that is wrong in the file, each with its place. */
export interface CheckedEdition {
  edition: Edition | null;
  problems: Problem[];
}

/** Checks the file of an edition of your own. */
export function checkEdition(text: string): CheckedEdition {
  return checkFile(asText(text));
}

/** Reads one figure as a person types it: `83`, `62.5 %`, `5 of 6`, `5/6`. */
export function figure(text: string): Figure {
  return readFigure(asText(text));
}

/** The built-in editions of the standards, oldest first. */
export function editions(): Edition[] {
  return theEditions();
}

export type * from '../contract';
