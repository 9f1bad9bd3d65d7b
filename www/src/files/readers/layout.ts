// From pieces of text and their places on a page to lines in reading order.
//
// A PDF knows no words, lines or tables: only where each piece of text stands. Pieces of one height
// are a line. Within it, a gap that is clearly wider than a space, and that lines up with a gap in a
// line nearby, parts two cells; they are separated by a tab. Where both sides of such a gap are prose
// over many lines, they are columns, and the left one is read before the right one.
import { inRows } from './rows';
import { ruledRows } from './ruled';
import type { Rule } from './rules';
import type { PageText } from './running';

/** A piece of text as it stands on the page; lengths in its units, `base` downwards. */
export interface Piece {
  text: string;
  left: number;
  /** The line that it stands on. */
  base: number;
  width: number;
  /** The height of its letters. */
  size: number;
  /** Whether it runs from left to right. */
  upright: boolean;
  /** Which way it is turned, where it runs upwards (1) or downwards (-1). */
  turn?: number | undefined;
}

/** Pieces of one line with no gap between them that could part cells. */
export interface Run {
  text: string;
  left: number;
  right: number;
  /** Which cell of a table's row it is, from 0. */
  column?: number;
}

export interface Line {
  base: number;
  /** The base of its last, where it is several in one. */
  end?: number | undefined;
  size: number;
  runs: Run[];
}

/**
 * Gaps, as parts of the height of letters. A space is about a quarter. A gap that could yet be one in
 * a justified line parts cells only where what follows it lines up twice.
 */
const SPACE = 0.15;
const NARROW = 0.5;
const WIDE = 1;
/** So wide is no gap within a sentence, whether or not it lines up. */
const VERY_WIDE = 2.5;

/** In how many lines before and after a gap has to occur again. */
const NEARBY = 4;

/** @param rules the lines that the page draws */
export function layOut(all: readonly Piece[], rules: readonly Rule[]): PageText {
  const pieces = all.filter(({ text }) => text.trim() !== '');
  const { rows, rest } = ruledRows(pieces, rules, textOfCell);
  const lines = linesOf(rest.filter(({ upright }) => upright));
  const turned = rest.filter(({ upright }) => !upright);
  const parts: string[] = [];
  // What stands between two tables is a text of its own.
  let from = 0;
  let table: Line[] = [];
  const end = (until: number, below: readonly Line[] = []) => {
    const between = lines.slice(from, until);
    if (between.length === 0) return;
    const columns = inColumns(between).map((column) => inRows(column));
    placeAbove(columns.at(-1)?.at(-1), below);
    parts.push(textOf(table), ...columns.map(textOf));
    table = [];
    from = until;
  };
  for (const [at, row] of rows.entries()) {
    const until = lines.findIndex(({ base }) => base > row.base);
    end(until < 0 ? lines.length : until, rows.slice(at, at + NEARBY));
    table.push(row);
  }
  if (from === lines.length) parts.push(textOf(table));
  else end(lines.length);
  parts.push(...turned.map(({ text }) => text.trim()));
  return { text: parts.filter((part) => part !== '').join('\n'), isRuled: rows.length > 0 };
}

/** Has what heads parts of a table side by side stand over the columns below it. */
function placeAbove(heads: Line | undefined, below: readonly Line[]): void {
  if (!heads || heads.runs.length < 2) return;
  const cells = below.flatMap(({ runs }) => runs);
  const columns = heads.runs.map(({ left }) => {
    const before = cells.filter((cell) => cell.left <= left + heads.size);
    before.sort((one, other) => other.left - one.left);
    return before[0]?.column ?? 0;
  });
  const rises = columns.every((column, at) => at === 0 || column > (columns[at - 1] ?? column));
  if (!rises) return;
  heads.runs.forEach((head, at) => {
    head.column = columns[at] ?? 0;
  });
}

/** The text of a cell; that of one that is turned runs up or down. */
function textOfCell(pieces: Piece[]): string {
  const upright = pieces.filter(({ upright }) => upright);
  const turned = pieces.filter(({ upright }) => !upright);
  turned.sort((one, other) => (one.turn ?? 1) * (one.left - other.left) || other.base - one.base);
  const texts = linesOf(upright).map(({ runs }) => runs.map(({ text }) => text.trim()).join(' '));
  // A word goes on behind its hyphen.
  return [...texts, ...turned.map(({ text }) => text.trim())]
    .join(' ')
    .replace(/(?<=[a-z])([-\u2010]) (?=[a-z])/g, '$1');
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const sorted = [...pieces].sort((one, other) => one.base - other.base);
  const lines: Line[] = [];
  let gathered: Piece[] = [];
  const end = () => {
    if (gathered.length > 0) lines.push(lineOf(gathered));
    gathered = [];
  };
  for (const piece of sorted) {
    const [first] = gathered;
    // Raised and lowered characters belong to their line still.
    if (first && piece.base - first.base > 0.5 * Math.min(first.size, piece.size)) end();
    gathered.push(piece);
  }
  end();
  return withFiguresOnLines(lines);
}

/**
 * Text centred beside a cell of two lines stands between them. No lines of one cell are that close, so
 * it belongs to the first of the two.
 */
function withFiguresOnLines(lines: Line[]): Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    const above = kept.at(-1);
    const close = above && line.base - above.base < 0.9 * Math.min(line.size, above.size);
    const overlaps = above?.runs.some((one) =>
      line.runs.some((other) => one.left < other.right && other.left < one.right),
    );
    if (above && close && !overlaps) {
      above.runs = [...above.runs, ...line.runs].sort((one, other) => one.left - other.left);
    } else kept.push(line);
  }
  return kept;
}

function lineOf(pieces: Piece[]): Line {
  pieces.sort((one, other) => one.left - other.left);
  const size = Math.max(...pieces.slice(0, 1000).map((piece) => piece.size));
  const runs: Run[] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (before && run) {
      // Letters are printed twice to look bold.
      const twice = piece.text === before.text && piece.left - before.left < 0.2 * piece.size;
      if (twice) continue;
      const gap = piece.left - run.right;
      if (gap < NARROW * size) {
        const spaced = /\s$/.test(run.text) || /^\s/.test(piece.text);
        run.text += gap > SPACE * size && !spaced ? ` ${piece.text}` : piece.text;
        run.right = Math.max(run.right, piece.left + piece.width);
        before = piece;
        continue;
      }
    }
    runs.push({ text: piece.text, left: piece.left, right: piece.left + piece.width });
    before = piece;
  }
  return { base: pieces[0]?.base ?? 0, size, runs };
}

/** The lines, with those of two columns of prose one after the other. */
function inColumns(lines: Line[]): Line[][] {
  const groups: Line[][] = [];
  let plain: Line[] = [];
  const end = () => {
    if (plain.length > 0) groups.push(plain);
    plain = [];
  };
  for (let at = 0; at < lines.length; ) {
    const { edge, length } = columnsFrom(lines, at);
    if (length === 0) {
      const line = lines[at];
      if (line) plain.push(line);
      at += 1;
      continue;
    }
    // The right column may start higher than the left one.
    const isRight = (line: Line | undefined) => line?.runs.every((run) => run.left >= edge - 1);
    let from = at;
    while (isRight(plain.at(-1))) {
      plain.pop();
      from--;
    }
    end();
    const both = lines.slice(from, at + length);
    const side = (left: boolean) =>
      both.flatMap((line) => {
        const runs = line.runs.filter((run) => run.left < edge - 1 === left);
        return runs.length > 0 ? [{ ...line, runs }] : [];
      });
    groups.push(side(true), side(false));
    at += length;
  }
  end();
  return groups;
}

/** The least lines, on each side, of columns. */
const LEAST_LINES = 5;

/** Where the right one of two columns of prose begins that start at line `at`; of no length if none do. */
function columnsFrom(lines: readonly Line[], at: number): { edge: number; length: number } {
  const none = { edge: 0, length: 0 };
  const first = lines[at];
  const edge = first?.runs.find((run, index) => {
    const before = first.runs[index - 1];
    return before && run.left - before.right >= WIDE * first.size;
  })?.left;
  if (edge === undefined) return none;
  let length = 0;
  const sides: [Run[], Run[]] = [[], []];
  for (const line of lines.slice(at, at + 200)) {
    const { runs } = line;
    const left = runs.filter((run) => run.left < edge - 1);
    const right = runs.filter((run) => run.left >= edge - 1);
    // A line across both ends them.
    if (left.some((run) => run.right > edge - 2)) break;
    // The right column begins at one edge; what begins elsewhere is another table's.
    if (right[0] && right[0].left > edge + 3 * line.size) break;
    if (left.length > 0) sides[0].push(joined(left));
    if (right.length > 0) sides[1].push(joined(right));
    length++;
  }
  return sides.every(isProse) ? { edge, length } : none;
}

function joined(runs: readonly Run[]): Run {
  const text = runs.map((run) => run.text).join(' ');
  return { text, left: runs[0]?.left ?? 0, right: runs.at(-1)?.right ?? 0 };
}

/** Whether these are lines of sentences: long, of words, and no figures. */
function isProse(runs: readonly Run[]): boolean {
  if (runs.length < LEAST_LINES) return false;
  const long = runs.filter(
    ({ text }) => text.trim().length >= 25 && /[a-z] [a-z]/.test(text),
  ).length;
  const figures = runs.filter(({ text }) => /^\W*\d+(?:[.,]\d+)*\s*%?\W*$/.test(text)).length;
  return long >= 0.6 * runs.length && figures === 0;
}

/** The text of lines that stand below each other. */
function textOf(lines: Line[]): string {
  let text = '';
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    if (above)
      text +=
        line.base - (above.end ?? above.base) > 2.2 * Math.max(line.size, above.size)
          ? '\n\n'
          : '\n';
    line.runs.forEach((run, index) => {
      const before = line.runs[index - 1];
      if (run.column !== undefined) text += '\t'.repeat(run.column - (before?.column ?? 0));
      else if (before) text += partsCells(lines, at, before, run) ? '\t' : ' ';
      text += run.text.replace(/[\s\u00a0]+/g, ' ').trim();
    });
  });
  return text;
}

/** Whether the gap between two runs of line `at` parts cells. */
function partsCells(lines: readonly Line[], at: number, before: Run, after: Run): boolean {
  const size = lines[at]?.size ?? 0;
  const [from, to] = [before.right, after.left];
  if (to - from > VERY_WIDE * size) return true;
  const nearby = lines.slice(Math.max(0, at - NEARBY), at + NEARBY + 1);
  const others = nearby.filter((line) => line !== lines[at]);
  if (to - from < WIDE * size) {
    const edges = (line: Line) =>
      line.runs.some(
        (run) =>
          Math.abs(run.left - after.left) < 0.1 * size ||
          Math.abs(run.right - after.right) < 0.1 * size,
      );
    return others.filter(edges).length >= 2;
  }
  return others.some((line) =>
    line.runs.some((run, index) => {
      const last = line.runs[index - 1];
      return last && Math.min(to, run.left) - Math.max(from, last.right) > 0.5 * size;
    }),
  );
}
