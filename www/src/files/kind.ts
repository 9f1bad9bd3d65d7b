// Which kind of file this is: by what stands in it, since names are often wrong. Many a system
// exports a web page or a list and calls it .xls.
import { FileFault } from './problem';

/** `text` is everything that is read as it stands; the others have a reader of their own. */
export type Kind = 'text' | 'html' | 'workbook' | 'word' | 'pdf';

/** The list of what is in a zip archive stands at its end. */
const LONGEST_LIST = 500_000;

const MARKS: readonly [Kind | null, string][] = [
  ['pdf', '%PDF-'],
  // Office before 2007, or anything in Office with a password: the reader of workbooks tells.
  ['workbook', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  [null, '{\\rtf'],
  // As Windows-1252 has them, below.
  [null, '\u2030PNG'],
  [null, '\xff\xd8\xff'],
  [null, 'GIF8'],
  [null, '\x1f\x8b'],
  [null, '7z\xbc\xaf'],
  [null, 'Rar!'],
  [null, 'MIME-Version:'],
];

export async function kindOf(file: Blob): Promise<Kind> {
  const start = await characters(file.slice(0, 2048));
  if (start.startsWith('PK')) return kindOfArchive(file, start);
  const mark = MARKS.find(([, mark]) => start.startsWith(mark));
  if (mark?.[0]) return mark[0];
  // Rubbish before the mark is common, and readers of PDFs put up with it.
  if (/%PDF-\d/.test(start.slice(0, 1024))) return 'pdf';
  // What the name alone could tell (a picture, a document of another program) is not text either.
  if (mark || /<\?mso-application|^MIME-Version:/m.test(start)) throw new FileFault('file-unknown');
  const plain = start.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const markup =
    /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|meta|table)\b/i;
  return markup.test(plain) ? 'html' : 'text';
}

async function kindOfArchive(file: Blob, start: string): Promise<Kind> {
  const list = await characters(file.slice(Math.max(0, file.size - LONGEST_LIST)));
  if (!list.includes('PK\x05\x06')) throw new FileFault('file-damaged');
  if (list.includes('word/')) return 'word';
  if (list.includes('xl/') || /opendocument\.spreadsheet/.test(start)) return 'workbook';
  throw new FileFault('file-unknown');
}

async function characters(part: Blob): Promise<string> {
  return new TextDecoder('windows-1252').decode(await part.arrayBuffer());
}
