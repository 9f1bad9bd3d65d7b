// Problems with a file as a whole. Their words are with those of all problems.
import type { Code, Problem } from '../contract';

export type FileCode = Extract<Code, `file-${string}`>;

/** Why a file could not be read; caught where reading starts, and handed on as a problem. */
export class FileFault extends Error {
  constructor(
    readonly code: FileCode,
    readonly expected: string | null = null,
  ) {
    super(code);
  }
}

/** What was read all the same, and yet has to be known; all others are errors. */
const SEVERITIES: Partial<Record<FileCode, Problem['severity']>> = {
  'file-pages-scanned': 'warning',
  'file-sheets-hidden': 'note',
  'file-cells-hidden': 'warning',
};

/** @param found what it is about: the file's name, or the pages or sheets concerned */
export function fileProblem(
  code: FileCode,
  found: string,
  expected: string | null = null,
): Problem {
  return {
    code,
    severity: SEVERITIES[code] ?? 'error',
    line: null,
    column: null,
    sheet: null,
    cell: null,
    page: null,
    about: null,
    found: found.slice(0, 80),
    expected,
    otherLine: null,
    mend: null,
  };
}
