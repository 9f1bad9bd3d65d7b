// The ratings and their scale as one picture: an SVG of shapes and text alone, which any program takes, and
// which reads the same in black and white.
import type { Outcome, Rating } from '../contract';
import { RATINGS, SHAPES } from '../elements/rating/shapes';
import { say, voice } from '../words';
import { escaped } from './escape';
import { isStandard, type Paper, type Row, type StandardRow } from './paper';

const WIDTH = 900;
const EDGE = 32;
const INSIDE = WIDTH - 2 * EDGE;
const ROW = 30;
const HEAD_LINE = 17;
const SMALL_LINE = 12;

const FONT = 'Arial, Helvetica, sans-serif';

/** The least room between a text and what stands before it. */
const GAP = 8;

/** What a percentage takes, with the room before it. */
const SHARE = 60;

/** Where the columns of figures end, and where that of ratings begins. */
const FIGURES_END = 630;
const FIGURE = 120;
const RATING = 660;

const TEXT = '#0b0c0c';
const SOFT = '#484f56';
const LINE = '#7f8a94';
const COLOURS: Record<Rating, string> = {
  inadequate: '#a01f2b',
  'requires-improvement': '#8a4a00',
  good: '#0a6246',
  outstanding: '#4a2596',
};

export function toSvg(paper: Paper, { overall }: Outcome): string {
  const parts: string[] = [];
  let y = EDGE + 22;
  for (const line of wrapped(paper.title, INSIDE, 24, 700)) {
    parts.push(text(EDGE, y, line, 'font-size="24" font-weight="700"'));
    y += 30;
  }
  y += 6;
  if (paper.rating) parts.push(shape(paper.rating, EDGE, y - 17, 22));
  const indent = paper.rating ? 30 : 0;
  parts.push(text(EDGE + indent, y, paper.overall, 'font-size="20" font-weight="700"'));
  y += 22;
  if (overall.outOf > 0) {
    parts.push(`<svg x="${EDGE}" y="${y}" overflow="visible">${scale(overall)}</svg>`);
    y += SCALE_HEIGHT;
  }
  y += headHeight(paper);
  parts.push(...head(paper, y - 10));
  for (const row of paper.rows) {
    parts.push(...rowParts(row, y));
    y += rowHeight(row);
  }
  parts.push(rule(y));
  y += 26;
  const notes = [...paper.notes, ...paper.closing];
  for (const line of notes.flatMap((note) => wrapped(note, INSIDE, 13))) {
    parts.push(text(EDGE, y, line, `font-size="13" fill="${SOFT}"`));
    y += 19;
  }
  const height = y - 19 + EDGE;
  return framed(parts, WIDTH, height, paper.title, described(paper));
}

/** The scale alone, as it stands on the printed page. */
export function scaleSvg({ overall }: Outcome, title: string): string {
  const inner = `<svg x="1" y="0" overflow="visible">${scale(overall)}</svg>`;
  return framed([inner], INSIDE + 2, SCALE_HEIGHT - 4, title, title);
}

function framed(
  parts: readonly string[],
  width: number,
  height: number,
  title: string,
  description: string,
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${voice.tag}" font-family="${FONT}" fill="${TEXT}">
<title>${escaped(title)}</title>
<desc>${escaped(description)}</desc>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

const BAR_TOP = 20;
const BAR = 34;
const SCALE_HEIGHT = BAR_TOP + BAR + 46;

/** Every score has a cell of the same width; the score stands above its own, or the range over its cells. */
function scale({ outOf, cuts, score, range }: Outcome['overall']): string {
  const at = (cells: number) => Math.round((INSIDE * cells * 100) / (outOf + 1)) / 100;
  const starts = [0, ...cuts, outOf + 1];
  const bands = RATINGS.flatMap((rating, index) => {
    const [from = 0, next = 0] = starts.slice(index);
    if (from >= next) return [];
    const [x, width] = [at(from), at(next) - at(from)];
    const middle = x + width / 2;
    const ends =
      from === next - 1 ? String(from) : say('overall.scale-label', { from, to: next - 1 });
    return [
      `<rect x="${x}" y="${BAR_TOP}" width="${width}" height="${BAR}" fill="${COLOURS[rating]}" fill-opacity="0.12" stroke="${COLOURS[rating]}" stroke-width="1.5"/>`,
      shape(rating, middle - 9, BAR_TOP + 8, 18),
      text(
        middle,
        BAR_TOP + BAR + 18,
        say(`rating.${rating}`),
        'font-size="13" font-weight="700" text-anchor="middle"',
      ),
      text(middle, BAR_TOP + BAR + 35, ends, 'font-size="13" text-anchor="middle"'),
    ];
  });
  const mark =
    score === null
      ? `<path d="M${at(range.min.score)} 5v10m0-5H${at(range.max.score + 1)}m0-5v10" fill="none" stroke="${TEXT}" stroke-width="2.5"/>`
      : `<path d="M${at(score + 0.5) - 8} 2h16l-8 13z"/><path d="M${at(score + 0.5)} 12v${BAR + 12}" stroke="${TEXT}" stroke-width="2.5"/>`;
  return [...bands, mark].join('\n');
}

const headLines = (theme: string) => wrapped(theme, FIGURE - GAP, 14, 700);

function headHeight({ themes }: Paper): number {
  const lines = Math.max(1, ...themes.map((theme) => headLines(theme).length));
  return 10 + HEAD_LINE * lines;
}

/** @param below where its lowest lines stand */
function head({ themes }: Paper, below: number): string[] {
  const bold = 'font-size="14" font-weight="700"';
  return [
    text(EDGE, below, say('paper.standard'), bold),
    ...themes.flatMap((theme, index) =>
      headLines(theme)
        .reverse()
        .map((line, up) =>
          text(
            figureEnd(index, themes.length),
            below - up * HEAD_LINE,
            line,
            `${bold} text-anchor="end"`,
          ),
        ),
    ),
    text(RATING, below, say('paper.rating'), bold),
  ];
}

/** A standard's number and name, in lines that end before its first figure begins. */
function nameLines({ number, name, figures }: StandardRow): string[] {
  const first = figures.findIndex(Boolean);
  const own = figures[first]?.label ? FIGURE : SHARE;
  const end = first < 0 ? FIGURES_END : figureEnd(first, figures.length) - own;
  return wrapped(`${number} ${name}`, end - EDGE - 2 * GAP, 15);
}

const labelLines = (label: string | null) => (label ? wrapped(label, FIGURE - GAP, 10) : []);

function rowHeight(row: Row): number {
  if (!isStandard(row)) return ROW;
  const labels = row.figures.map((figure) => labelLines(figure?.label ?? null).length);
  const more = Math.max(
    HEAD_LINE * (nameLines(row).length - 1),
    SMALL_LINE * (Math.max(1, ...labels) - 1),
  );
  return ROW + more;
}

function rowParts(row: Row, y: number): string[] {
  const base = y + 20;
  if (!isStandard(row)) {
    return [
      `<rect x="${EDGE}" y="${y}" width="${INSIDE}" height="${ROW}" fill="#e8ebee"/>`,
      text(EDGE + 8, base, row.domain, 'font-size="15" font-weight="700"'),
    ];
  }
  const { figures, rating, words } = row;
  return [
    rule(y),
    ...nameLines(row).map((line, down) =>
      text(EDGE + 8, base + HEAD_LINE * down, line, 'font-size="15"'),
    ),
    ...figures.flatMap((figure, index) => {
      if (!figure) return [];
      const end = figureEnd(index, figures.length);
      const style = `font-weight="${figure.lowest ? 700 : 400}" text-anchor="end"`;
      if (!figure.label) return [text(end, base, figure.share, `font-size="15" ${style}`)];
      return [
        text(end, y + 15, figure.share, `font-size="14" ${style}`),
        ...labelLines(figure.label).map((line, down) =>
          text(end, y + 26 + SMALL_LINE * down, line, 'font-size="10" text-anchor="end"'),
        ),
      ];
    }),
    rating ? shape(rating, RATING, y + 6, 18) : '',
    ...ratingWords(words, rating !== null, y),
  ];
}

/** Beside its shape, where there is one; a range of ratings takes two smaller lines. */
function ratingWords(words: string, known: boolean, y: number): string[] {
  const weight = known ? 700 : 400;
  const style = `font-weight="${weight}"`;
  const x = RATING + (known ? 26 : 0);
  const room = WIDTH - EDGE - x;
  if (widthOf(words, 15, weight) <= room)
    return [text(x, y + 20, words, `font-size="15" ${style}`)];
  return wrapped(words, room, 12, weight).map((line, down) =>
    text(x, y + 13 + 13 * down, line, `font-size="12" ${style}`),
  );
}

function figureEnd(index: number, of: number): number {
  return FIGURES_END - (of - 1 - index) * FIGURE;
}

function rule(y: number): string {
  return `<path d="M${EDGE} ${y}h${INSIDE}" stroke="${LINE}"/>`;
}

function shape(rating: Rating, x: number, y: number, size: number): string {
  const [outline, mark] = SHAPES[rating];
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 20 20" fill="${COLOURS[rating]}"><path d="${outline}"/><path d="${mark}" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

function text(x: number, y: number, words: string, style: string): string {
  return `<text x="${x}" y="${y}" ${style}>${escaped(words)}</text>`;
}

/** Lines that are no wider than `most`: SVG breaks none itself. */
function wrapped(words: string, most: number, size: number, weight = 400): string[] {
  const fits = (line: string) => widthOf(line, size, weight) <= most;
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && fits(`${line} ${word}`)) {
      lines[lines.length - 1] = `${line} ${word}`;
      continue;
    }
    let piece = '';
    for (const letter of fits(word) ? [word] : word) {
      if (piece !== '' && !fits(piece + letter)) {
        lines.push(piece);
        piece = '';
      }
      piece += letter;
    }
    lines.push(piece);
  }
  return lines;
}

const ruler = document.createElement('canvas').getContext('2d');

/** As wide as a text is here: which font stands in where there is no Arial, nobody can foresee. */
function widthOf(words: string, size: number, weight: number): number {
  if (!ruler) return 0.62 * size * words.length;
  ruler.font = `${weight} ${size}px ${FONT}`;
  return ruler.measureText(words).width;
}

function described(paper: Paper): string {
  const standards = paper.rows
    .filter(isStandard)
    .map(({ number, name, words }: StandardRow) =>
      say('picture.standard', { number, name, rating: words }),
    );
  return [paper.overall, ...standards, ...paper.notes].join('. ');
}

/** The picture in pixels, twice as many each way as its own. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
