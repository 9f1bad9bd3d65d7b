// The ratings as they are copied: HTML for Word and Excel beside the same as tabbed text, and Markdown.

import { say, voice } from '../words';
import { escaped, escapedMarkdown, guarded } from './escape';
import { figureText, isStandard, type Paper } from './paper';

const BORDER = 'border:1px solid #7f8a94;padding:3px 6px';

/** A table as Word and Excel both take it: styles on the cells, since neither reads a style sheet here. */
export function toHtml(paper: Paper): string {
  const columns = paper.themes.length + 2;
  const cell = (name: 'td' | 'th', text: string, style = '', more = '') =>
    `<${name}${more} style="${BORDER};${style}">${text}</${name}>`;
  const head = [say('paper.standard'), ...paper.themes, say('paper.rating')].map((words, index) =>
    cell(
      'th',
      escaped(guarded(words)),
      `background:#e8ebee;text-align:${isFigure(index, paper) ? 'right' : 'left'}`,
      ' scope="col"',
    ),
  );
  const body = paper.rows.map((row) => {
    if (!isStandard(row)) {
      const style = 'background:#f3f5f7;text-align:left';
      return cell(
        'th',
        escaped(guarded(row.domain)),
        style,
        ` colspan="${columns}" scope="colgroup"`,
      );
    }
    const name = escaped(guarded(`${row.number} ${row.name}`));
    return [
      cell('th', name, 'font-weight:normal;text-align:left', ' scope="row"'),
      ...row.figures.map((figure) => {
        const text = escaped(guarded(figureText(figure)));
        return cell('td', figure?.lowest ? `<b>${text}</b>` : text, 'text-align:right');
      }),
      cell('td', escaped(row.words), row.rating ? 'font-weight:bold' : ''),
    ].join('');
  });
  const lines = (texts: readonly string[]) =>
    texts.map((text) => `<p>${escaped(guarded(text))}</p>`).join('\n');
  return `<meta charset="utf-8"><div lang="${voice.tag}" style="font-family:Arial,sans-serif;font-size:11pt">
<p><b>${escaped(guarded(paper.title))}</b></p>
<table cellspacing="0" style="border-collapse:collapse">
<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.map((row) => `<tr>${row}</tr>`).join('\n')}</tbody>
</table>
<p><b>${escaped(paper.overall)}</b></p>
${lines(paper.notes)}
</div>`;
}

/** The same as text: a tab between cells, as spreadsheets take it. */
export function toTsv(paper: Paper): string {
  const rows = paper.rows.map((row) =>
    isStandard(row)
      ? [`${row.number} ${row.name}`, ...row.figures.map(figureText), row.words]
      : [row.domain],
  );
  return [
    [paper.title],
    [say('paper.standard'), ...paper.themes, say('paper.rating')],
    ...rows,
    [paper.overall],
    ...paper.notes.map((note) => [note]),
  ]
    .map((cells) => cells.map((cell) => guarded(cell.replace(/\s+/g, ' '))).join('\t'))
    .join('\r\n');
}

export function toMarkdown(paper: Paper): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const blank = paper.themes.map(() => '');
  const rows = paper.rows.map((row) => {
    if (!isStandard(row)) return line([`**${escapedMarkdown(row.domain)}**`, ...blank, '']);
    return line([
      escapedMarkdown(`${row.number} ${row.name}`),
      ...row.figures.map((figure) => {
        const text = escapedMarkdown(figureText(figure));
        return figure?.lowest ? `**${text}**` : text;
      }),
      escapedMarkdown(row.words),
    ]);
  });
  return [
    `## ${escapedMarkdown(paper.title)}`,
    '',
    line([say('paper.standard'), ...paper.themes, say('paper.rating')].map(escapedMarkdown)),
    line(['---', ...paper.themes.map(() => '--:'), '---']),
    ...rows,
    '',
    `**${escapedMarkdown(paper.overall)}**`,
    ...paper.notes.flatMap((note) => ['', escapedMarkdown(note)]),
    '',
  ].join('\n');
}

function isFigure(index: number, { themes }: Paper): boolean {
  return index > 0 && index <= themes.length;
}
