// The two pages that are printed in place of the whole page: the ratings, then the reasons.
import { html, nothing } from 'lit/html.js';
import { ratingShape } from '../elements/rating/rating';
import type { View } from '../elements/view';
import { say } from '../words';
import { figureText, isStandard, type Paper, paperOf, type StandardRow } from './paper';
import { scaleSvg } from './picture';
import { reasonsOf, reasonsOfWhole, rulesOf } from './reasons';

export function sheet(view: View) {
  const paper = paperOf(view.edition, view.outcome);
  const rules = rulesOf(view.edition, view.outcome);
  const whys = new Map(
    paper.rows.filter(isStandard).map((row) => [row, reasonsOfRow(row, view)] as const),
  );
  return html`<div class="sheet">
    <section>
      <h2>${paper.title}</h2>
      ${whole(paper)}
      ${view.outcome.overall.outOf > 0 ? scale(view, paper) : nothing}
      ${ratings(paper)}
      ${[...paper.notes, ...paper.closing].map((note) => html`<p>${note}</p>`)}
    </section>
    <section data-size=${sizeFor([...rules, ...[...whys.values()].flat()])}>
      <h2>${say('reasons.heading')}</h2>
      <p>${paper.title}</p>
      ${whole(paper)}
      ${reasonsOfWhole(view.outcome).map((reason) => html`<p>${reason}</p>`)}
      ${reasons(whys)}
      <h3>${say('reasons.rules')}</h3>
      <ul>
        ${rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </section>
  </div>`;
}

function reasonsOfRow({ number }: StandardRow, { edition, outcome }: View): string[] {
  const standard = edition.standards.find((one) => one.number === number);
  const known = outcome.standards[number];
  return standard && known ? reasonsOf(standard, known) : [];
}

/** The size of letters, in points, with which so many words have room on one page. */
function sizeFor(words: readonly string[]): number {
  const length = words.join('').length;
  return length < 2000 ? 9 : length < 2800 ? 8 : 7;
}

function whole({ overall, rating }: Paper) {
  return html`<p class="sheet__overall">${ratingShape(rating)} <span>${overall}</span></p>`;
}

function scale({ outcome }: View, { overall }: Paper) {
  const picture = scaleSvg(outcome, overall);
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  return html`<img alt=${overall} .src=${address} />`;
}

function ratings({ themes, rows }: Paper) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('paper.standard')}</th>
        ${themes.map((theme) => html`<th class="sheet__figure" scope="col">${theme}</th>`)}
        <th scope="col">${say('paper.rating')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) =>
        isStandard(row)
          ? html`<tr>
              <th scope="row">${row.number} ${row.name}</th>
              ${row.figures.map(
                (figure) =>
                  html`<td class="sheet__figure" data-lowest=${figure?.lowest ?? false}>${figureText(figure)}</td>`,
              )}
              <td class="sheet__rating">${ratingShape(row.rating)} <span>${row.words}</span></td>
            </tr>`
          : html`<tr>
              <th class="sheet__domain" scope="colgroup" colspan=${themes.length + 2}>${row.domain}</th>
            </tr>`,
      )}
    </tbody>
  </table>`;
}

function reasons(whys: ReadonlyMap<StandardRow, readonly string[]>) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say('paper.standard')}</th>
        <th scope="col">${say('paper.rating')}</th>
        <th scope="col">${say('reasons.why')}</th>
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        whys,
        ([{ number, name, rating, words }, why]) => html`<tr>
          <th scope="row">${number} ${name}</th>
          <td class="sheet__rating">${ratingShape(rating)} <span>${words}</span></td>
          <td>${why.map((reason) => html`<p>${reason}</p>`)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
