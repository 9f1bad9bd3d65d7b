// What a reader, which works beside the page, and the page say to each other.
import type { FileCode } from './problem';
import type { Cell } from './source';

/** The readers that are loaded when they are needed, each a file beside the page: `read-pdf.js`. */
export const READERS = ['workbook', 'word', 'pdf'] as const;

export type ReaderName = (typeof READERS)[number];

/** What a file is doing, for the page to put into words. */
export type Step = 'loading' | 'opening' | 'page' | 'sheet';

export interface Progress {
  step: Step;
  /** Which page or sheet, from 1, where there is one. */
  at?: number;
  of?: number;
}

/** The page sends the file, and a reader answers with any number of these, `done` or `failed` last. */
export type Message =
  | { type: 'progress'; progress: Progress }
  | { type: 'sheet'; name: string }
  /** More rows of the last sheet. */
  | { type: 'rows'; rows: Cell[][] }
  /** One page, or the HTML of a document. */
  | { type: 'text'; text: string }
  /** Something to know of what is read; `found` says which pages or sheets. */
  | { type: 'remark'; code: FileCode; found: string }
  | { type: 'done' }
  | { type: 'failed'; code: FileCode; expected?: string };
