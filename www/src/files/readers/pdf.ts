// PDFs: pdf.js finds the pieces of text on each page, and layout.ts puts them in order.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Its other half, which it would start in one more worker; here both share this one.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { LONGEST_TEXT } from '../decode';
import { FileFault } from '../problem';
import { layOut, type Piece } from './layout';
import { type Operators, rulesOf } from './rules';
import { type PageText, withoutRunning } from './running';
import { say, serve } from './worker';

/** The most pages: more are a book, or a trap. */
const MOST_PAGES = 2_000;

serve(async (file) => {
  say({ type: 'progress', progress: { step: 'opening' } });
  const document = await open(await file.arrayBuffer());
  const of = document.numPages;
  if (of > MOST_PAGES) throw new FileFault('file-too-full');
  const pages: PageText[] = [];
  const blank: number[] = [];
  let length = 0;
  for (let at = 1; at <= of; at++) {
    say({ type: 'progress', progress: { step: 'page', at, of } });
    const page = await document.getPage(at);
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const operators: Operators = await page.getOperatorList();
    const laid = layOut(
      items.flatMap((item) => ('str' in item ? piece(item, transform) : [])),
      rulesOf(operators, transform as Parameters<typeof rulesOf>[1]),
    );
    page.cleanup();
    if (laid.text === '') blank.push(at);
    length += laid.text.length;
    if (length > LONGEST_TEXT) throw new FileFault('file-too-large', '10');
    pages.push(laid);
  }
  if (blank.length === of) throw new FileFault('file-scanned');
  for (const text of withoutRunning(pages)) say({ type: 'text', text });
  if (blank.length > 0) {
    say({ type: 'remark', code: 'file-pages-scanned', found: runs(blank) });
  }
});

async function open(data: ArrayBuffer) {
  try {
    return await getDocument({
      data,
      // No fonts are drawn, and nothing is fetched.
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      stopAtErrors: false,
      // Of what a page draws, only its lines are looked at.
      maxImageSize: 1,
      enableXfa: false,
      verbosity: 0,
    }).promise;
  } catch (error) {
    const name = (error as Error).name;
    throw new FileFault(name === 'PasswordException' ? 'file-encrypted' : 'file-damaged');
  }
}

/** A piece of text in the page's own units, from its upper left corner, turned as the page is. */
function piece(
  item: { str: string; transform: number[]; width: number; height: number },
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[],
): Piece[] {
  const [ia = 1, ib = 0, ic = 0, id = 1, ie = 0, iff = 0] = item.transform;
  const size = Math.hypot(ic, id) || item.height;
  const across = [a * ia + c * ib, b * ia + d * ib];
  const [x = 0, y = 0] = across;
  return [
    {
      text: closed(item.str),
      left: a * ie + c * iff + e,
      base: b * ie + d * iff + f,
      width: item.width,
      size,
      upright: Math.abs(y) < 0.2 * Math.abs(x) && x > 0,
      turn: Math.abs(x) < 0.2 * Math.abs(y) ? -Math.sign(y) : undefined,
    },
  ];
}

/** A word with spaces between its letters, as headers have it, as a word; a row of answers is none. */
function closed(text: string): string {
  const isSpaced = /^(?:[A-Za-z%?] ){3,}[A-Za-z%?]$/.test(text.trim());
  return isSpaced && new Set(text.toLowerCase()).size > 4 ? text.replaceAll(' ', '') : text;
}

/** Numbers with runs of them by their ends: 1, 3–5. */
function runs(numbers: number[]): string {
  const ends: [number, number][] = [];
  for (const number of numbers) {
    const last = ends.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ends.push([number, number]);
  }
  return ends.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
