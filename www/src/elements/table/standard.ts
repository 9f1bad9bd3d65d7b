// One standard: its row, the rows of its key questions, and its options once they are asked for.
import { html, nothing } from 'lit/html.js';
import type { Standard, StandardOutcome } from '../../contract';
import { count, figure, say } from '../../words';
import { problemInline } from '../notices/inline';
import { anyRating, ratingRange, ratingSelect, ratingTag } from '../rating/rating';
import { ids, isCaseBased, type View } from '../view';
import { questionRow } from './question';

export function standardRows(standard: Standard, view: View) {
  const outcome = view.outcome.standards[standard.number];
  if (!outcome) return nothing;
  const open = view.open.has(standard.number);
  return html`<tbody class="standard" role="rowgroup" data-status=${outcome.status}>
    <tr class="row row--standard" role="row">
      <th class="row__name" scope="rowgroup" role="rowheader">
        <span class="row__title named" id=${ids.heading(standard.number)}
          ><span class="number">${standard.number}</span> <span>${standard.name}</span></span
        >
        ${optionsButton(standard, open, view)}
      </th>
      <td class="row__entry" role="cell">${outcome.status === 'inspected' ? choice(standard, outcome, view) : nothing}</td>
      <td class="row__result" role="cell" id=${ids.about(standard.number)}>${result(standard, outcome, view)}</td>
      <td class="row__points" role="cell">${points(standard, outcome)}</td>
    </tr>
    ${
      outcome.status === 'inspected'
        ? standard.keyQuestions.map((question) => questionRow(standard, question, outcome, view))
        : nothing
    }
    ${open ? view.more()?.optionsRow(standard, outcome, view) : nothing}
  </tbody>`;
}

function optionsButton({ number, name }: Standard, open: boolean, view: View) {
  return html`<button
    type="button"
    class="link disclose"
    id="toggle-${number}"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls=${open ? ids.options(number) : nothing}
    @click=${() => view.toggle(number)}
    >${say('standard.options')}<span class="visually-hidden"
      > ${say('standard.options-of', { number, name })}</span
    ></button
  >`;
}

/** The rating of a judged standard, or of a case-based one of which only the rating is known. */
function choice(standard: Standard, outcome: StandardOutcome, { send }: View) {
  const { number, name } = standard;
  const caseBased = isCaseBased(standard);
  if (caseBased && outcome.byRule !== null) return nothing;
  const id = caseBased ? `stated-${number}` : ids.entry(number);
  return html`<label class="visually-hidden" for=${id}>
      ${say(caseBased ? 'stated.label-of' : 'standard.rating-of', { number, name })}
    </label>
    ${ratingSelect({
      id,
      value: outcome.stated,
      blank: say(caseBased ? 'stated.none' : 'standard.choose'),
      describedBy: ids.about(number),
      quiet: caseBased && outcome.stated === null,
      choose: (rating) => send({ type: 'rating', standard: number, rating }),
    })}`;
}

function result(standard: Standard, outcome: StandardOutcome, view: View) {
  const { number } = standard;
  const about = view.problems.filter(
    (problem) => problem.about === number && problem.severity !== 'note',
  );
  return html`${ratingTag(outcome.rating, unknownWords(outcome))} ${basis(outcome)}
  ${margin(outcome)} ${about.map((problem) => problemInline(problem, view))}`;
}

/** What stands in place of a rating that is not known. */
function unknownWords({ status, range }: StandardOutcome): string {
  if (status !== 'inspected') return say(`status.${status}`);
  return !range || anyRating(range.min, range.max)
    ? say('standard.unknown')
    : ratingRange(range.min, range.max);
}

/** Said where the rating does not simply come from the figures beside it. */
function basis({ basis, byRule, discretion }: StandardOutcome) {
  if (basis === 'stated') return html`<p class="soft">${say('standard.stated')}</p>`;
  if (basis !== 'discretion') return nothing;
  if (byRule === null) return html`<p class="soft">${say('standard.by-discretion-unknown')}</p>`;
  const key = discretion?.statedByReport
    ? 'standard.by-discretion-report'
    : 'standard.by-discretion';
  return html`<p class="soft">${say(key, { rating: say(`rating.${byRule}`) })}</p>`;
}

/** R9: where discretion could apply. Once it was used there is no more to say. */
function margin({ withinMargin, next, byRule, discretion }: StandardOutcome) {
  if (!withinMargin || !next || byRule === null || discretion) return nothing;
  const rating = say(`rating.${next.rating}`);
  return html`<p class="soft">${count('standard.within-margin', next.short, { rating })}</p>`;
}

function points({ scored }: Standard, { points, status }: StandardOutcome) {
  if (status !== 'inspected') return nothing;
  if (!scored) return html`<span class="soft">${say('standard.apart')}</span>`;
  if (points !== null) return figure(points);
  return html`<span aria-hidden="true">${say('standard.no-points')}</span
    ><span class="visually-hidden">${say('standard.no-points-words')}</span>`;
}
