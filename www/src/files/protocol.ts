// What a reader, which works beside the page, and the page say to each other.
import type { Ask, AssessmentRecord, Outcome } from '../contract';
import type { FileCode } from './problem';
import type { Cell, Source } from './source';

/** The readers that are loaded when they are needed, each a file beside the page: `read-pdf.js`. */
export type ReaderName = 'tables' | 'workbook' | 'word' | 'pdf';

/** What a file is doing, for the page to put into words. */
export type Step = 'loading' | 'opening' | 'page' | 'sheet' | 'reading';

export interface Progress {
  step: Step;
  /** Which page or sheet, from 1, where there is one. */
  at?: number;
  of?: number;
}

/** What the engine is asked to read or to write, where it works beside the page. */
export type Task =
  | { source: Source; options: ReadingOptions }
  | { record: AssessmentRecord; editionFile: string | undefined };

/** An assessment in the tool's own forms: see `write` of the engine. */
export interface Written {
  csv: string;
  vector: string;
  vectorWithService: string;
}

/** How to read: see `read` of the engine. */
export interface ReadingOptions {
  edition: string;
  /** The file of an edition that is not built in, as text. */
  editionFile: string | undefined;
  answers: { [ask in Ask]?: number };
}

/** The page sends the file or task, and a reader answers with any number of these, `done` or `failed` last. */
export type Message =
  | { type: 'progress'; progress: Progress }
  | { type: 'sheet'; name: string }
  /** More rows of the last sheet. */
  | { type: 'rows'; rows: Cell[][] }
  /** One page, or the HTML of a document. */
  | { type: 'text'; text: string }
  /** Something to know of what is read; `found` says which pages or sheets. */
  | { type: 'remark'; code: FileCode; found: string }
  | { type: 'outcome'; outcome: Outcome }
  | { type: 'written'; written: Written }
  | { type: 'done' }
  | { type: 'failed'; code: FileCode; expected?: string };
