// The ratings as a workbook: percentages are numbers that can be reckoned with, and text is never a formula.

import { say } from '../words';
import { escaped } from './escape';
import { figureText, isStandard, type Paper } from './paper';
import root from './parts/xlsx-root.xml?raw';
import styles from './parts/xlsx-styles.xml?raw';
import types from './parts/xlsx-types.xml?raw';
import relations from './parts/xlsx-workbook-relations.xml?raw';
import { XML, zip } from './zip';

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The places of styles in `parts/xlsx-styles.xml`. */
const STYLE = { text: 0, title: 1, strong: 2, head: 3, cell: 4, rating: 5, percent: 6, lowest: 7 };

/** Widths in characters: a standard's name, a percentage, a rating. */
const WIDTHS = { name: 42, figure: 16, rating: 38 };

/** The height in points of a row whose words take more than one line. */
const TALL = 32;

export function toWorkbook(paper: Paper): Uint8Array<ArrayBuffer> {
  return zip({
    '[Content_Types].xml': types,
    '_rels/.rels': root,
    'xl/workbook.xml': `${XML}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(say('paper.rating'))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet(paper),
  });
}

function sheet(paper: Paper): string {
  const rows: string[] = [];
  const merged: string[] = [];
  const last = column(paper.themes.length + 1);
  const add = (cells: readonly string[], tall = false) => {
    const row = rows.length + 1;
    const placed = cells.map((cell, index) => cell.replace('<c', `<c r="${column(index)}${row}"`));
    rows.push(
      `<row r="${row}"${tall ? ` ht="${TALL}" customHeight="1"` : ''}>${placed.join('')}</row>`,
    );
  };
  // Text in a cell of its own is never a formula, whatever it begins with.
  const text = (words: string, style: number) =>
    words === ''
      ? `<c s="${style}"/>`
      : `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`;
  add([text(paper.title, STYLE.title)]);
  add([]);
  const head = [say('paper.standard'), ...paper.themes, say('paper.rating')];
  add(
    head.map((words) => text(words, STYLE.head)),
    true,
  );
  for (const row of paper.rows) {
    if (!isStandard(row)) {
      add([row.domain, ...paper.themes.map(() => ''), ''].map((words) => text(words, STYLE.head)));
      merged.push(`<mergeCell ref="A${rows.length}:${last}${rows.length}"/>`);
      continue;
    }
    const cells = [
      text(`${row.number} ${row.name}`, STYLE.cell),
      ...row.figures.map((figure) => {
        if (!figure || figure.label) return text(figureText(figure), STYLE.cell);
        const style = figure.lowest ? STYLE.lowest : STYLE.percent;
        return `<c s="${style}"><v>${hundredth(figure.percent)}</v></c>`;
      }),
      text(row.words, row.rating ? STYLE.rating : STYLE.cell),
    ];
    add(
      cells,
      row.figures.some((figure) => figure?.label),
    );
  }
  add([]);
  add([text(paper.overall, STYLE.strong)]);
  for (const note of paper.notes) add([text(note, STYLE.text)]);
  const widths = [WIDTHS.name, ...paper.themes.map(() => WIDTHS.figure), WIDTHS.rating].map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** `A` for the first. No edition has as many columns as the alphabet has letters. */
function column(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A percentage as the number that a cell shows with its sign: `83.33` as `0.8333`, exactly. */
function hundredth(percent: string): string {
  const [whole = '0', decimals = ''] = percent.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
