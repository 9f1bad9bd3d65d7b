// The lines that a page draws, which are the borders of its tables.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line from left to right, or from top to bottom; lengths as those of pieces of text. */
export interface Rule {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** More are a drawing, and no table. */
const MOST_RULES = 5_000;

/** What is filled and no wider is a line. */
const THIN = 3;

type Matrix = readonly number[];

/** What a page does: as pdf.js lists it. */
export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** @param start from the page's own units to those of pieces */
export function rulesOf({ fnArray, argsArray }: Operators, start: Matrix): Rule[] {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let matrix = start;
  fnArray.forEach((operator, at) => {
    const args = argsArray[at] as unknown[] | null;
    if (operator === OPS.save) kept.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      matrix = kept.pop() ?? matrix;
    } else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operator === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      if (args?.[0]) matrix = times(matrix, args[0] as Matrix);
    } else if (operator === OPS.constructPath && rules.length < MOST_RULES) {
      const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
      if (!data) return;
      if (paint === OPS.fill || paint === OPS.eoFill) rules.push(...filled(data, matrix));
      else if (paint !== OPS.endPath) rules.push(...stroked(data, matrix));
    }
  });
  return rules.length < MOST_RULES ? rules : [];
}

function times(outer: Matrix, inner: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** The corners of each part of a path; none of a part with curves. */
function parts(data: ArrayLike<number>, matrix: Matrix): [number, number][][] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const parts: [number, number][][] = [];
  const curved = new Set<[number, number][]>();
  // To move, to draw a line, two kinds of curves, to close: so many numbers follow each.
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < data.length; ) {
    const kind = data[at] ?? 4;
    const [x, y] = [data[at + 1] ?? 0, data[at + 2] ?? 0];
    const point: [number, number] = [a * x + c * y + e, b * x + d * y + f];
    const part = parts.at(-1);
    if (kind === 0) parts.push([point]);
    else if (kind === 1) part?.push(point);
    else if (kind === 4 && part?.[0]) part.push(part[0]);
    else if (part) curved.add(part);
    at += 1 + (lengths[kind] ?? 0);
  }
  return parts.filter((part) => !curved.has(part));
}

function around(points: readonly (readonly [number, number])[]): Rule {
  const x = points.map(([x]) => x);
  const y = points.map(([, y]) => y);
  return {
    left: Math.min(...x),
    right: Math.max(...x),
    top: Math.min(...y),
    bottom: Math.max(...y),
  };
}

function isThin({ left, right, top, bottom }: Rule): boolean {
  return right - left < THIN !== bottom - top < THIN;
}

function filled(data: ArrayLike<number>, matrix: Matrix): Rule[] {
  return parts(data, matrix).map(around).filter(isThin);
}

function stroked(data: ArrayLike<number>, matrix: Matrix): Rule[] {
  return parts(data, matrix).flatMap((part) =>
    part
      .slice(1)
      .map((point, at) => around([part[at] ?? point, point]))
      .filter(isThin),
  );
}
