// HTML from a clipboard or a file to its text and its tables. It is parsed into a document that is
// never shown: nothing in it runs, loads or is styled.

import { FileFault } from '../files/problem';
import type { Cell, Sheet, Source } from '../files/source';
import { trusted } from '../lazy/trusted';

/** What ends a line of text before and after it. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TFOOT|THEAD|TR|UL)$/;

/** What is no text. */
const SILENT =
  /^(?:AUDIO|CANVAS|HEAD|IFRAME|META|NOSCRIPT|OBJECT|SCRIPT|STYLE|SVG|TEMPLATE|TITLE|VIDEO|XMP)$/i;

/** What strikes text out, as Office and browsers write it. */
const LINE_THROUGH = /text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** Deeper nesting than this is no document; what is in it is left out. */
const DEEPEST = 200;

/** Elements that may stay open at once: parsing takes time by their square. */
const MOST_OPEN = 1_000;

/** Elements that end by themselves. */
const ENDS =
  /^(?:area|base|br|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|t(?:body|d|foot|h|head|r)|track|wbr)$/;

/** How much is parsed, and for how long the page may be busy, before it gets a moment. */
const CHUNK = 100_000;
const SLICE = 30;

/** What of some HTML counts. */
interface Shown extends Source {
  /** Whether some of it was struck out. Its plain text beside it has that as well. */
  readonly leavesOut: boolean;
}

/** The text and tables of a short piece, such as a paste, at once; nothing of one nested beyond reason. */
export function htmlToSource(html: string): Shown {
  if (isTooDeep(html)) return { text: '', sheets: [], leavesOut: false };
  const work = convert(html);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The same for a whole file: the page stays usable meanwhile.
 *
 * @throws {FileFault} where it is nested beyond reason
 */
export async function sourceOfHtml(html: string, signal: AbortSignal): Promise<Source> {
  if (isTooDeep(html)) throw new FileFault('file-too-full');
  const work = convert(html);
  let since = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
}

function isTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][^\s/<>]*)/gi)) {
    const name = tag.toLowerCase();
    if (ENDS.test(name)) continue;
    const known = open.get(name) ?? 0;
    const change = slash ? -Math.min(known, 1) : 1;
    open.set(name, known + change);
    depth += change;
    if (depth > MOST_OPEN) return true;
  }
  return false;
}

/** Yields wherever it may be interrupted. */
function* convert(html: string): Generator<undefined, Shown, undefined> {
  // Loose rows and cells would lose their tags outside a table.
  const loose = /<t[rdh][\s>]/i.test(html) && !/<table[\s>]/i.test(html);
  const document = yield* parse(loose ? `<table>${html}</table>` : html);
  const walk = new Walk(struckClasses(document));
  yield* walk.visit(document.body, 0, null);
  return walk.source();
}

function* parse(html: string): Generator<undefined, Document, undefined> {
  const made = document.implementation.createHTMLDocument('');
  made.open();
  for (let at = 0; at < html.length; ) {
    // Between tags, so that each is whole below.
    const cut = html.lastIndexOf('<', at + CHUNK);
    const end = at + CHUNK < html.length && cut > at ? cut : at + CHUNK;
    made.write(trusted.html(withoutStyle(html.slice(at, end))) as string);
    at = end;
    yield;
  }
  made.close();
  return made;
}

/**
 * Styles and handlers under other names. They would do nothing anyhow, but browsers hold them against
 * the page's policy, and complain of each.
 */
function withoutStyle(html: string): string {
  return html
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)(\s*=)/gi, ' data-$1$2'))
    .replace(/<(\/?)style\b/gi, '<$1xmp');
}

/** A cell's text while it is read; that of a table within it goes to that table alone. */
class Walk {
  private readonly written: string[] = [];
  /** The last two characters written. */
  private end = '\n\n';
  private readonly sheets: Sheet[] = [];
  private count = 0;
  private leavesOut = false;

  /** @param struck the classes that strike text out */
  constructor(private readonly struck: ReadonlySet<string>) {}

  source(): Shown {
    const text = this.written.join('').trim();
    const sheets = this.sheets.filter(({ rows }) => rows.some((row) => row.length > 0));
    return { text, sheets, leavesOut: this.leavesOut };
  }

  /** Whether it is struck out: what somebody took back is no figure, and no row. */
  private isStruck(element: Element): boolean {
    const style = styleOf(element);
    const isStruck =
      /^(?:S|STRIKE|DEL)$/.test(element.nodeName) ||
      LINE_THROUGH.test(style) ||
      (!/text-decoration/i.test(style) &&
        [...element.classList].some((name) => this.struck.has(name)));
    this.leavesOut ||= isStruck;
    return isStruck;
  }

  /** @param cell the innermost cell that it stands in */
  *visit(
    node: Node,
    depth: number,
    cell: Cell | null,
    raised = false,
  ): Generator<undefined, void, undefined> {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (++this.count % 500 === 0) yield;
      if (child.nodeType === Node.TEXT_NODE) {
        const text = child.nodeValue ?? '';
        this.add(raised ? withRaisedDigits(text) : text, cell, node.nodeName === 'PRE');
      } else if (child instanceof Element && depth < DEEPEST && isShown(child)) {
        if (this.isStruck(child)) continue;
        const name = child.nodeName;
        if (name === 'BR') this.breakLine(cell);
        else if (name === 'TABLE') yield* this.table(child, depth, cell);
        else if (BLOCK.test(name)) {
          this.breakLine(cell);
          yield* this.visit(child, depth + 1, cell);
          this.breakLine(cell, /^(?:P|H\d)$/.test(name));
        } else yield* this.visit(child, depth + 1, cell, raised || isRaised(child));
      }
    }
  }

  private *table(table: Element, depth: number, outer: Cell | null) {
    const sheet: Sheet = { name: '', rows: [] };
    this.sheets.push(sheet);
    const place = this.sheets.length;
    this.breakLine(outer);
    const rows: Element[] = [];
    for (const part of table.children) {
      if (!isShown(part)) continue;
      if (part.nodeName === 'TR') {
        if (!this.isStruck(part)) rows.push(part);
      } else if (part.nodeName === 'CAPTION') {
        const caption: Cell = { text: '' };
        yield* this.visit(part, depth + 1, caption);
        sheet.name = folded(caption.text);
        this.breakLine(null);
      } else
        for (const row of part.children)
          if (row.nodeName === 'TR' && isShown(row) && !this.isStruck(row)) rows.push(row);
    }
    for (const [index, row] of rows.entries()) {
      const cells: Cell[] = [];
      for (const element of row.children) {
        if (!/^T[DH]$/.test(element.nodeName) || !isShown(element)) continue;
        const cell: Cell = { text: '' };
        if (cells.length > 0) this.write('\t');
        // A cell that is struck out leaves its place.
        if (!this.isStruck(element)) yield* this.visit(element, depth + 2, cell);
        cell.text = folded(cell.text);
        const { rowSpan, colSpan } = element as HTMLTableCellElement;
        // Zero means to the table's end.
        const down = Math.min(rowSpan || rows.length, rows.length - index);
        if (down > 1) cell.rows = down;
        if (colSpan > 1) cell.columns = colSpan;
        cells.push(cell);
        if (++this.count % 500 === 0) yield;
      }
      sheet.rows.push(cells);
      this.breakLine(null);
    }
    sheet.name ||= String(place);
    // A table for the layout alone: all that it holds is in the tables within.
    if (!sheet.rows.some((row) => row.some(({ text }) => text !== ''))) sheet.rows = [];
    this.breakLine(null);
  }

  /** White space is folded as a browser does; a line's break within a cell is a space. */
  private add(text: string, cell: Cell | null, kept: boolean) {
    if (cell) cell.text += text;
    if (kept && !cell) return this.write(text);
    const plain = text.replace(/[\s\u00a0]+/g, ' ');
    this.write(/\s$/.test(this.end) ? plain.replace(/^ /, '') : plain);
  }

  private breakLine(cell: Cell | null, twice = false) {
    if (cell) {
      cell.text += ' ';
      if (!/\s$/.test(this.end)) this.write(' ');
      return;
    }
    if (!this.end.endsWith('\n')) this.write('\n');
    if (twice && this.end !== '\n\n') this.write('\n');
  }

  private write(text: string) {
    if (text === '') return;
    // No blanks before a line's or cell's end.
    if (/^[\t\n]/.test(text) && this.end.endsWith(' ')) {
      this.written.push(this.written.pop()?.slice(0, -1) ?? '');
    }
    this.written.push(text);
    this.end = (this.end + text.slice(-2)).slice(-2);
  }
}

function folded(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Whether a browser, or Office, would show it. */
function isShown(element: Element): boolean {
  if (SILENT.test(element.nodeName) || element.hasAttribute('hidden')) return false;
  return !/(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse))/i.test(
    styleOf(element),
  );
}

/** Whether it is a note's mark: beside a figure its digit would be read as one more of that. */
function isRaised(element: Element): boolean {
  return element.nodeName === 'SUP' || /vertical-align\s*:\s*super/i.test(styleOf(element));
}

const withRaisedDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);

function styleOf(element: Element): string {
  return element.getAttribute('data-style') ?? element.getAttribute('style') ?? '';
}

/** The classes whose styles strike text out: Excel has one for each look of a cell. */
function struckClasses(document: Document): Set<string> {
  const classes = new Set<string>();
  for (const sheet of document.getElementsByTagName('xmp')) {
    for (const [, selectors = '', style = ''] of (sheet.textContent ?? '').matchAll(
      /([^{}]+)\{([^{}]*)\}/g,
    )) {
      if (!LINE_THROUGH.test(style)) continue;
      for (const selector of selectors.replace('<!--', '').split(',')) {
        const name = /^\s*[a-z]*\.([\w-]+)\s*$/i.exec(selector)?.[1];
        if (name) classes.add(name);
      }
    }
  }
  return classes;
}
