// What the page holds: what a person entered, how it got there, and the way back. Ratings are not
// here: they are worked out from the record whenever it changes.
import type {
  AssessmentRecord,
  Form,
  Outcome,
  Problem,
  PublishedRecord,
  StandardRecord,
} from '../contract';

/** A figure as it was typed, while its cell is being edited or as long as it is none. */
export interface Typed {
  text: string;
  problem: Problem | null;
}

/** What the last import brought. */
export interface Reading {
  /** Tells one import from the next. */
  id: number;
  /** Null where nothing was recognised; what the tool saved need not say what it was read from. */
  form: Form | 'example' | 'saved' | null;
  /** The file it came from; null where it was pasted or typed. */
  file: string | null;
  edition: string;
  service: string | null;
  /** Whether it was added to what was there, rather than put in its place. */
  merged: boolean;
  percentages: number;
  ratings: number;
  /** The numbers of the standards that it knew something of. */
  standards: string[];
  /** What is still to be mended or known. Editing what a problem is about settles it. */
  problems: Problem[];
}

/** What a change of edition could not take along. */
export interface Moved {
  edition: string;
  left: string[];
}

/** All that undo takes back. */
export interface Document {
  record: AssessmentRecord;
  /** By the number of their key question. */
  typed: Readonly<Record<string, Typed>>;
  reading: Reading | null;
  moved: Moved | null;
}

/** What a step of undo is about; `what.…` has the words. */
export type What =
  | 'figure'
  | 'rating'
  | 'discretion'
  | 'status'
  | 'service'
  | 'edition'
  | 'import'
  | 'example'
  | 'clear'
  | 'elsewhere';

/** One way back: the document and the paste box as they were before something. */
export interface Step {
  doc: Document;
  box: string;
  what: What;
}

/** What was read and waits for a person: an answer, or whether it replaces what is there. */
export interface Pending {
  outcome: Outcome;
  /** The text to look lines up in; empty where it came in cells or from a file. */
  text: string;
  file: string | null;
  /** What was published, where it is an example. */
  published?: PublishedRecord | undefined;
}

export interface State {
  doc: Document;
  pending: Pending | null;
  /** The text in the paste box. */
  box: string;
  past: readonly Step[];
  future: readonly Step[];
  /** What is being edited, so that one cell's keystrokes make one step; null between edits. */
  editing: string | null;
}

/** Enough for an afternoon, and little to keep: the documents share what did not change. */
export const STEPS_KEPT = 200;

export function blankRecord(edition: string): AssessmentRecord {
  return { edition, service: null, standards: {}, published: null, prompts: {} };
}

export function blankStandard(): StandardRecord {
  return { keyQuestions: null, stated: null, discretion: null, status: 'inspected' };
}

export function blankState(edition: string): State {
  const doc = { record: blankRecord(edition), typed: {}, reading: null, moved: null };
  return { doc, pending: null, box: '', past: [], future: [], editing: null };
}

/** Whether nothing has been entered. */
export function isBlank(doc: Document): boolean {
  const { record } = doc;
  return (
    !record.service &&
    Object.keys(doc.typed).length === 0 &&
    Object.values(record.standards).every((standard) => !knowsSomething(standard))
  );
}

/** Whether anything is known of a standard. */
export function knowsSomething(standard: StandardRecord): boolean {
  return (
    standard.stated !== null ||
    standard.discretion !== null ||
    standard.status !== 'inspected' ||
    Object.keys(standard.keyQuestions ?? {}).length > 0
  );
}
