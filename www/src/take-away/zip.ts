// Office's files are a zip of XML parts. What is the same in every file stands in `parts/`, and only the
// sheet and the document are written here. Libraries that do the same weigh 17 kB and 56 kB; the zip and
// these parts weigh 6 kB.
import { strToU8, zipSync } from 'fflate';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** With one fixed date, so that the same ratings give the same file. */
export function zip(parts: Record<string, string>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text.trim())]);
  return zipSync(Object.fromEntries(files), { mtime: '2000-01-01T12:00' });
}
