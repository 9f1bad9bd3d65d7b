// The source as it was read, with the values that were taken marked in it.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Mark, Problem } from '../../contract';
import type { Sheet } from '../../files';
import { say } from '../../words';
import type { View } from '../view';

/** What is shown of a long source: to look a value up, not to read it all. */
const MOST_LINES = 20_000;
const MOST_ROWS = 300;
const MOST_COLUMNS = 40;

/** One stretch of a line or one cell, and what was made of it. */
interface Spot {
  line: number | null;
  column: number;
  length: number;
  sheet: string | null;
  cell: string | null;
  about: string | null;
  bad: boolean;
}

export function sourcePart(view: View) {
  const { looked } = view;
  if (!looked) return nothing;
  const { text, sheets } = looked.arrival.source;
  const spots = spotsOf(looked.marks, view.problems);
  return html`<details
    class="source flow"
    id="source"
    .open=${looked.open}
    @toggle=${(event: Event) => view.look((event.target as HTMLDetailsElement).open)}
  >
    <summary>${say('source.look')}</summary>
    ${
      looked.open
        ? html`<p class="soft">${say('source.legend')}</p>
            ${sheets.length > 0 ? sheets.map((sheet) => sheetPart(sheet, spots)) : textPart(text, spots)}`
        : nothing
    }
  </details>`;
}

function spotsOf(marks: readonly Mark[], problems: readonly Problem[]): Spot[] {
  const good = marks.map((mark) => ({ ...mark, column: mark.column ?? 1, bad: false }));
  const bad = problems
    .filter(({ severity }) => severity !== 'note')
    .map(({ line, column, found, sheet, cell, about }) => {
      const length = [...(found ?? '')].length || 1;
      return { line, column: column ?? 1, length, sheet, cell, about, bad: true };
    });
  return [...good, ...bad];
}

function textPart(text: string, spots: readonly Spot[]) {
  const lines = text.split('\n', MOST_LINES + 1);
  const parts: (string | TemplateResult)[] = [];
  let plain = '';
  for (const [index, line] of lines.slice(0, MOST_LINES).entries()) {
    const here = spots
      .filter((spot) => spot.line === index + 1)
      .sort((one, other) => one.column - other.column);
    if (here.length === 0) {
      plain += `${line}\n`;
      continue;
    }
    const characters = [...line];
    let at = 0;
    for (const spot of here) {
      const from = Math.max(spot.column - 1, at);
      const end = Math.min(Math.max(from, spot.column - 1 + spot.length), characters.length);
      plain += characters.slice(at, from).join('');
      parts.push(plain, marked(characters.slice(from, end).join(''), spot));
      plain = '';
      at = end;
    }
    plain += `${characters.slice(at).join('')}\n`;
  }
  return html`<pre tabindex="0" role="region" aria-label=${say('source.label')}>${parts}${plain}</pre>
    ${lines.length > MOST_LINES ? html`<p class="soft">${say('source.cut')}</p>` : nothing}`;
}

function marked(text: string, { bad, about, line }: Spot) {
  const title = about ?? say('source.problem');
  return html`<mark data-bad=${bad} data-line=${line ?? nothing} title=${title}
    >${text}<span class="visually-hidden"> (${title})</span></mark
  >`;
}

function sheetPart({ name, rows }: Sheet, spots: readonly Spot[]) {
  const here = spots.filter(({ sheet, cell }) => cell !== null && (sheet ?? name) === name);
  const taken = new Set<string>();
  return html`<div class="sheet" tabindex="0" role="region" aria-label=${name || say('source.label')}>
      <table>
        <caption>${name}</caption>
        <tbody>
          ${rows.slice(0, MOST_ROWS).map((cells, row) => {
            let column = 0;
            return html`<tr>
              ${cells.slice(0, MOST_COLUMNS).map((cell) => {
                while (taken.has(`${column} ${row}`)) column += 1;
                const at = `${letters(column)}${row + 1}`;
                const [down, across] = [cell.rows ?? 1, cell.columns ?? 1];
                for (let below = 0; below < Math.min(down, MOST_ROWS); below++) {
                  for (let beside = 0; beside < Math.min(across, MOST_COLUMNS); beside++) {
                    taken.add(`${column + beside} ${row + below}`);
                  }
                }
                const spot = here.find((one) => one.cell === at);
                return html`<td data-cell=${at} rowspan=${down} colspan=${across}>
                  ${spot ? marked(cell.text, spot) : cell.text}
                </td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${rows.length > MOST_ROWS ? html`<p class="soft">${say('source.cut')}</p>` : nothing}`;
}

/** A column as spreadsheets name it: A to Z, then AA. */
function letters(column: number): string {
  const rest = column >= 26 ? letters(Math.floor(column / 26) - 1) : '';
  return rest + String.fromCharCode(65 + (column % 26));
}
