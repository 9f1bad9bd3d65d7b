// Files, dropped or chosen, to what can be read from them. Everything heavy is loaded when it is
// needed and works beside the page; nothing of a file leaves the browser.
import { sourceOfHtml } from '../clipboard/html';
import type { Problem } from '../contract';
import { decode, LONGEST_TEXT } from './decode';
import { type Kind, kindOf } from './kind';
import { FileFault, fileProblem } from './problem';
import type { Message, Progress, ReaderName } from './protocol';
import { runReader } from './run';
import type { Source } from './source';

export type { Progress, Step } from './protocol';
export { runReader } from './run';
export type { Cell, Sheet, Source } from './source';
export type { Kind };

/** The largest file that is read, in bytes. */
const LARGEST_FILE = 50_000_000;

/** What came of a file. */
export interface FileReading {
  /** The file's name. */
  name: string;
  /** What it turned out to be; null where that is unknown. */
  kind: Kind | null;
  /** Null where nothing could be read; then `problems` has an error that says why. */
  source: Source | null;
  /** About the file as a whole. What is wrong within it, the engine says. */
  problems: Problem[];
}

/**
 * Reads a file. It never throws: what is wrong is a problem.
 *
 * @param hear told of each step, often many times a second
 * @param signal stops the reading at once; the problem is then `file-cancelled`
 */
export async function readFile(
  file: File,
  hear: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<FileReading> {
  const reading: FileReading = { name: file.name, kind: null, source: null, problems: [] };
  try {
    if (file.size === 0) throw new FileFault('file-empty');
    if (file.size > LARGEST_FILE) throw new FileFault('file-too-large', '50');
    hear({ step: 'opening' });
    reading.kind = await kindOf(file);
    signal.throwIfAborted();
    reading.source = await sourceOf(file, reading, hear, signal);
    signal.throwIfAborted();
  } catch (error) {
    reading.source = null;
    // Whatever else is thrown, the browser could not reach the file, or had no room for it.
    const known = error instanceof FileFault ? error : new FileFault('file-damaged');
    const fault = signal.aborted ? new FileFault('file-cancelled') : known;
    if (fault.code === 'file-unknown') reading.kind = null;
    reading.problems = [fileProblem(fault.code, file.name, fault.expected)];
  }
  return reading;
}

async function sourceOf(
  file: File,
  reading: FileReading,
  hear: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Source> {
  const { kind } = reading;
  if (kind === 'text' || kind === 'html') {
    // No encoding has more than two bytes for a character that one byte could have held.
    if (file.size > 2 * LONGEST_TEXT) throw new FileFault('file-too-large', '10');
    const text = decode(new Uint8Array(await file.arrayBuffer()));
    return kind === 'html' ? filled(await sourceOfHtml(text, signal)) : { text, sheets: [] };
  }
  const texts: string[] = [];
  const source: Source = { text: '', sheets: [] };
  hear({ step: 'loading' });
  await runReader(
    kind satisfies ReaderName | null as ReaderName,
    file,
    (message: Message) => {
      if (message.type === 'progress') hear(message.progress);
      else if (message.type === 'text') texts.push(message.text);
      else if (message.type === 'sheet') source.sheets.push({ name: message.name, rows: [] });
      else if (message.type === 'rows') source.sheets.at(-1)?.rows.push(...message.rows);
      else if (message.type === 'remark') {
        reading.problems.push(fileProblem(message.code, message.found));
      }
    },
    signal,
  );
  if (kind === 'word') return filled(await sourceOfHtml(texts.join(''), signal));
  return { ...source, text: texts.join('\f') };
}

function filled(source: Source): Source {
  if (source.text.trim() === '' && source.sheets.length === 0) throw new FileFault('file-empty');
  return source;
}
