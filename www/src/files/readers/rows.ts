// Rows of tables from lines: what a cell has in several lines becomes one, wherever its neighbours stand
// beside it, and each cell is given its column, so that a blank one keeps its place.
import type { Line, Run } from './layout';

/** Gaps between lines, as parts of the height of letters: within a cell, and within a table. */
const CELL = 1.4;
const TABLE = 4;

/** The most lines and columns of a row, and the longest text of one and of a header's cell. */
const MOST_LINES = 8;
const MOST_COLUMNS = 100;
const LONGEST_ROW = 400;
const LONGEST_HEADER = 60;

/** A figure or a rating, alone: a column has one of them in a row. */
const VALUE =
  /^\W*(?:\d+(?:[.,]\d+)?\s*%?|\d+\s*(?:of|\/)\s*\d+|outstanding|good|requires improvement|inadequate)\W*$/i;

/** What begins a row of its own: the number of a standard or key question, or a prompt's letter. */
const ITEM = /^\s*(?:\d\.\d(?![\d\s]*%)|[a-z]\))/i;

/** A page's number is no cell. */
const PAGE = /^\s*page\s+\d/i;

function isValue({ text }: Run): boolean {
  return VALUE.test(text) && !ITEM.test(text);
}

/** Whether one of a line's cells is a figure or a rating. */
export function hasValue(line: string): boolean {
  return line.split('\t').some((text) => isValue({ text, left: 0, right: 0 }));
}

export function inRows(lines: readonly Line[]): Line[] {
  const blocks = blocksOf(lines);
  const rows = blocks.map(rowOf);
  const joined = blocks.flatMap((block, at) => {
    const row = rows[at] ?? headerOf(block, rows[at + 1] ?? blocks[at + 1]?.[0]);
    return row ? [row] : block;
  });
  giveColumns(joined);
  return joined;
}

/** Lines that stand as close as those of one cell, together. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const above = blocks.at(-1)?.at(-1);
    const size = Math.min(line.size, above?.size ?? 0);
    const alike = Math.max(line.size, above?.size ?? 0) < 1.2 * size;
    if (above && alike && line.base - above.base < CELL * size) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** The runs of a block by their columns: those that stand above each other, from the left. */
function columnsOf(runs: readonly Run[]): Run[][] {
  const columns: Run[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of [...runs].sort((one, other) => one.left - other.left)) {
    if (run.left < right) columns.at(-1)?.push(run);
    else columns.push([run]);
    right = Math.max(right, run.right);
  }
  return columns;
}

/** A block as one row, if it has the figures or ratings of one. */
function rowOf(block: Line[]): Line | undefined {
  const columns = columnsOf(block.flatMap(({ runs }) => runs));
  const values = columns.map((column) => column.filter(isValue).length);
  const isOne =
    columns.every((column, at) => values[at] === 0 || column.length === 1) &&
    columns.every((column) => column.filter(({ text }) => ITEM.test(text)).length < 2);
  const some = values.some((count) => count > 0);
  return some && isOne ? joined(block, columns) : undefined;
}

/** A block as the header of the row below it, with which it shares columns. */
function headerOf(block: Line[], below: Line | undefined): Line | undefined {
  const columns = columnsOf(block.flatMap(({ runs }) => runs));
  const hasValue = (line: Line) => line.runs.some(isValue);
  const hasItem = (line: Line) => line.runs.some(({ text }) => ITEM.test(text));
  if (!below || columns.length > MOST_COLUMNS || !hasValue(below)) return undefined;
  if (block.some(hasValue) || block.some(hasItem)) return undefined;
  const shared = columns.filter((column) =>
    below.runs.some((run) =>
      column.some(({ left, right }) => left < run.right && run.left < right),
    ),
  );
  const isShort = columns.every((column) => textOf(column).length <= LONGEST_HEADER);
  return shared.length > 1 && isShort ? joined(block, columns) : undefined;
}

function joined(block: Line[], columns: Run[][]): Line | undefined {
  const [first] = block;
  if (!first || columns.length < 2 || block.length > MOST_LINES) return undefined;
  const places = placesOf(columns);
  const cells: Run[][] = columns.map(() => []);
  // In the order of the lines, which that of a column is not.
  for (const run of block.flatMap(({ runs }) => runs)) cells[places.get(run) ?? 0]?.push(run);
  const runs = cells.map((cell) => ({
    text: textOf(cell),
    left: cell.reduce((left, run) => Math.min(left, run.left), Number.POSITIVE_INFINITY),
    right: cell.reduce((right, run) => Math.max(right, run.right), Number.NEGATIVE_INFINITY),
  }));
  const end = block.at(-1)?.base;
  return textOf(runs).length <= LONGEST_ROW ? { ...first, runs, end } : undefined;
}

/** In which column each run stands. */
function placesOf(columns: readonly Run[][]): Map<Run, number> {
  return new Map(columns.flatMap((column, at) => column.map((run) => [run, at] as const)));
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text.trim()).join(' ');
}

/**
 * The columns of a table. A header that stands left over figures that stand right has no place in common
 * with them; but no row has something in both. Labels below no header do not go with the next one's, and the
 * heading of a table not with the one on its left.
 */
function sharedColumns(table: readonly Line[]): Run[][] {
  const lineOf = new Map(table.flatMap((line) => line.runs.map((run) => [run, line] as const)));
  const all = columnsOf(table.flatMap(({ runs }) => runs));
  const lines = all.map((column) => new Set(column.map((run) => lineOf.get(run))));
  const columns: Run[][] = [];
  let left = new Set<Line | undefined>();
  all.forEach((column, at) => {
    const own = [...(lines[at] ?? [])];
    const fits = (others: Set<Line | undefined>) => !own.some((line) => others.has(line));
    const next = lines[at + 1];
    const isSecond = at === 1 && next !== undefined && fits(next);
    const isOfNext = next !== undefined && fits(next) && gap(all, at) > gap(all, at + 1);
    if (at > 0 && fits(left) && !isSecond && !isOfNext) {
      for (const run of column) columns.at(-1)?.push(run);
      for (const line of own) left.add(line);
    } else {
      columns.push([...column]);
      left = new Set(own);
    }
  });
  return columns;
}

/** How far a column stands from the one on its left. */
function gap(columns: readonly Run[][], at: number): number {
  const right = columns[at - 1]?.reduce((most, run) => Math.max(most, run.right), 0) ?? 0;
  const left = columns[at]?.reduce((least, run) => Math.min(least, run.left), Infinity) ?? 0;
  return left - right;
}

/** Gives the cells of each table their columns; none where two cells of a row would share one. */
function giveColumns(lines: readonly Line[]): void {
  let table: Line[] = [];
  const end = () => {
    const places = placesOf(sharedColumns(table));
    const clear = table.every(
      ({ runs }) => new Set(runs.map((run) => places.get(run))).size === runs.length,
    );
    if (table.length > 1 && clear) {
      for (const [run, column] of places) run.column = column;
    }
    table = [];
  };
  for (const line of lines) {
    const above = table.at(-1);
    if (above && line.base - (above.end ?? above.base) > TABLE * line.size) end();
    const isRow = line.runs.length > 1 && !line.runs.some(({ text }) => PAGE.test(text));
    if (isRow) table.push(line);
    else end();
  }
  end();
}
