// Tables with borders: the cell that a piece of text stands in is between the lines around it, whatever
// else stands near. A cell over several rows has its text in the first of them.
import type { Line, Piece } from './layout';
import type { Rule } from './rules';

/** Lines that are so close, as drawn, are one. */
const CLOSE = 2;

/** Nor is a column, as a part of the height of letters. */
const NARROW = 0.6;

/** A line across, or down: where it is, and from where to where. */
interface Edge {
  at: number;
  from: number;
  to: number;
}

interface Cell {
  left: number;
  top: number;
  bottom: number;
  pieces: Piece[];
}

/** The rows of tables with borders, and the pieces that stand in none. */
export function ruledRows(
  pieces: readonly Piece[],
  rules: readonly Rule[],
  textOf: (pieces: Piece[]) => string,
): { rows: Line[]; rest: Piece[] } {
  const isAcross = ({ left, right, top, bottom }: Rule) => right - left > bottom - top;
  const across = joined(
    rules
      .filter(isAcross)
      .map(({ left, right, top, bottom }) => ({ at: (top + bottom) / 2, from: left, to: right })),
  );
  const down = joined(
    rules
      .filter((rule) => !isAcross(rule))
      .map(({ left, right, top, bottom }) => ({ at: (left + right) / 2, from: top, to: bottom })),
  );
  const cells = new Map<string, Cell>();
  const rest: Piece[] = [];
  for (const piece of pieces) {
    const cell = cellOf(piece, across, down);
    if (!cell) {
      rest.push(piece);
      continue;
    }
    const key = [cell.left, cell.top, cell.bottom].join(' ');
    const known = cells.get(key) ?? cell;
    known.pieces.push(piece);
    cells.set(key, known);
  }
  const rows: Line[] = [];
  for (const { top, bottom } of tablesOf(down)) {
    const own = [...cells.values()].filter(
      (cell) => cell.top > top - CLOSE && cell.bottom < bottom + CLOSE,
    );
    const within = down.filter(({ from, to }) => from < bottom && to > top);
    const size = own[0]?.pieces[0]?.size ?? CLOSE;
    // No column is so narrow; the gap between two cells with borders of their own is.
    const edges = distinct(
      within.map(({ at }) => at),
      NARROW * size,
    );
    // A frame around a text is no table.
    if (edges.length < 3) {
      rest.push(...own.flatMap((cell) => cell.pieces));
      continue;
    }
    for (const row of distinct(own.map((cell) => cell.top))) {
      const runs = own
        .filter((cell) => Math.abs(cell.top - row) < CLOSE)
        .map((cell) => ({
          text: textOf(cell.pieces),
          left: cell.left,
          right: cell.left,
          column: edges.filter((edge) => edge < cell.left - NARROW * size).length,
        }))
        .sort((one, other) => one.left - other.left);
      const end = own.reduce(
        (end, cell) => (Math.abs(cell.top - row) < CLOSE ? Math.max(end, cell.bottom) : end),
        row,
      );
      rows.push({ base: row, end, size, runs });
    }
  }
  return { rows, rest };
}

/** Edges in one line that touch, as one. */
function joined(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((one, other) => one.at - other.at);
  const lines: Edge[][] = [];
  for (const edge of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && edge.at - line[0].at < CLOSE) line.push(edge);
    else lines.push([edge]);
  }
  return lines.flatMap((line) => {
    const whole: Edge[] = [];
    const at = line[0]?.at ?? 0;
    for (const { from, to } of line.sort((one, other) => one.from - other.from)) {
      const last = whole.at(-1);
      if (last && from - last.to < CLOSE) last.to = Math.max(last.to, to);
      else whole.push({ at, from, to });
    }
    return whole;
  });
}

/** The cell around a piece, where lines are on all its sides and reach to each other. */
function cellOf(piece: Piece, across: readonly Edge[], down: readonly Edge[]): Cell | undefined {
  const { left, base, size, turn = 0 } = piece;
  const x = left + (turn === 0 ? Math.min(piece.width, size) / 2 : -turn * 0.3 * size);
  const y = base - (turn === 0 ? 0.3 * size : turn * Math.min(piece.width, size) * 0.5);
  const [above, below] = around(across, y, x);
  const [before, after] = around(down, x, y);
  if (!above || !below || !before || !after) return undefined;
  const reaches = (edge: Edge, from: number, to: number) =>
    edge.from < from + CLOSE && edge.to > to - CLOSE;
  const isClosed =
    [above, below].every((edge) => reaches(edge, before.at, after.at)) &&
    [before, after].every((edge) => reaches(edge, above.at, below.at));
  return isClosed ? { left: before.at, top: above.at, bottom: below.at, pieces: [] } : undefined;
}

/** The edges next to `at`, on both sides, that pass `beside`; they are in order. */
function around(
  edges: readonly Edge[],
  at: number,
  beside: number,
): [Edge | undefined, Edge | undefined] {
  const passing = edges.filter(({ from, to }) => from < beside && to > beside);
  return [passing.filter((edge) => edge.at <= at).at(-1), passing.find((edge) => edge.at > at)];
}

/** From where to where there are lines down: there are the tables. */
function tablesOf(down: readonly Edge[]): { top: number; bottom: number }[] {
  const tables: { top: number; bottom: number }[] = [];
  for (const { from, to } of [...down].sort((one, other) => one.from - other.from)) {
    const last = tables.at(-1);
    if (last && from < last.bottom + CLOSE) last.bottom = Math.max(last.bottom, to);
    else tables.push({ top: from, bottom: to });
  }
  return tables;
}

/** Numbers in order, without those that are close to the one before. */
function distinct(numbers: number[], close = CLOSE): number[] {
  const kept: number[] = [];
  for (const number of numbers.sort((one, other) => one - other)) {
    const last = kept.at(-1);
    if (last === undefined || number - last >= close) kept.push(number);
  }
  return kept;
}
