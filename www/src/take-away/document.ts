// The ratings as a Word document: a heading, a table whose head comes again on each page, and the result.

import { say, voice } from '../words';
import { escaped } from './escape';
import { isStandard, type Paper } from './paper';
import relations from './parts/docx-document-relations.xml?raw';
import root from './parts/docx-root.xml?raw';
import styles from './parts/docx-styles.xml?raw';
import types from './parts/docx-types.xml?raw';
import { XML, zip } from './zip';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export function toDocument(paper: Paper): Uint8Array<ArrayBuffer> {
  return zip({
    '[Content_Types].xml': types,
    '_rels/.rels': root,
    'word/document.xml': document(paper),
    'word/_rels/document.xml.rels': relations,
    'word/styles.xml': styles.replace('en-GB', `${voice.tag}-GB`),
  });
}

/** A4, in twentieths of a point: the page and its margins, then the columns within them. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
const INSIDE = 10206;
const FIGURES = 4500;

function document(paper: Paper): string {
  const paragraph = (
    words: string,
    { bold = false, small = false, right = false, style = '' } = {},
  ) => {
    const properties = `${style && `<w:pStyle w:val="${style}"/>`}${right ? '<w:jc w:val="right"/>' : ''}`;
    const look = `${bold ? '<w:b/>' : ''}${small ? '<w:sz w:val="16"/>' : ''}`;
    const run = `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
    return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${words && run}</w:p>`;
  };
  const cell = (content: string, width: number, { span = 1, shaded = false } = {}) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="E8EBEE"/>' : ''}</w:tcPr>${content}</w:tc>`;
  const row = (cells: readonly string[], head = false) =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

  const figure = Math.floor(FIGURES / Math.max(paper.themes.length, 1));
  const widths = [3060, ...paper.themes.map(() => figure)];
  widths.push(INSIDE - widths.reduce((sum, width) => sum + width, 0));
  const at = (index: number) => widths[index] ?? 0;
  const last = widths.length - 1;

  const head = [say('paper.standard'), ...paper.themes, say('paper.rating')].map((words, index) =>
    cell(paragraph(words, { bold: true, right: index > 0 && index < last }), at(index), {
      shaded: true,
    }),
  );
  const rows = paper.rows.map((one) => {
    if (!isStandard(one)) {
      const shaded = { span: widths.length, shaded: true };
      return row([cell(paragraph(one.domain, { bold: true }), INSIDE, shaded)]);
    }
    return row([
      cell(paragraph(`${one.number} ${one.name}`), at(0)),
      ...one.figures.map((known, index) => {
        const share = paragraph(known?.share ?? '', { bold: known?.lowest ?? false, right: true });
        return cell(
          share + (known?.label ? paragraph(known.label, { right: true, small: true }) : ''),
          at(index + 1),
        );
      }),
      cell(paragraph(one.words, { bold: one.rating !== null }), at(last)),
    ]);
  });
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="7F8A94"/>`,
  );
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`);
  return `${XML}<w:document xmlns:w="${WORD}"><w:body>${paragraph(paper.title, { style: 'Heading1' })}<w:tbl><w:tblPr><w:tblW w:w="${INSIDE}" w:type="dxa"/><w:tblBorders>${edges.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>${row(head, true)}${rows.join('')}</w:tbl>${paragraph('')}${paragraph(paper.overall, { bold: true })}${paper.notes.map((note) => paragraph(note)).join('')}${PAGE}</w:body></w:document>`;
}
