// What the page and its service worker say to each other.

export type Asked =
  /** How much is kept? */
  | 'state'
  /** Keep everything. Each file that has come is answered with the state. */
  | 'keep'
  /** Take the place of the version that is running. */
  | 'take-over';

/** What is kept of all that can be, in files and in bytes as they are stored; `failed` where one did not come. */
export interface Kept {
  files: number;
  bytes: number;
  ofFiles: number;
  ofBytes: number;
  failed?: boolean;
}
