// The whole, always in view: the rating and score first, then what to know about them (details.ts).
import { html, nothing } from 'lit/html.js';
import { isBlank } from '../../state/state';
import { say } from '../../words';
import { anyRating, ratingRange, ratingShape } from '../rating/rating';
import type { View } from '../view';
import { scale } from './scale';

export function overallPart(view: View) {
  const { overall } = view.outcome;
  return html`<section class="overall" aria-labelledby="overall-heading">
    <div class="overall__bar">
      <h2 id="overall-heading">${say('overall.heading')}</h2>
      ${headline(view)}
      <p class="overall__score">${score(view)}</p>
      ${overall.outOf > 0 ? scale(view) : nothing}
    </div>
    <div class="overall__more">
      ${isBlank(view.state.doc) ? html`<p>${say('overall.first')}</p>` : view.more()?.overallDetails(view)}
    </div>
  </section>`;
}

function headline(view: View) {
  const { rating } = view.outcome.overall;
  return html`<p class="overall__rating" data-rating=${rating ?? 'unknown'}>
    ${ratingShape(rating)}<span>${headlineWords(view)}</span>
  </p>`;
}

function headlineWords({ state, outcome }: View): string {
  const { rating, range, outOf } = outcome.overall;
  if (rating) return say(`rating.${rating}`);
  if (outOf === 0 || !range.min.rating || !range.max.rating) return say('overall.none');
  if (isBlank(state.doc)) return say('overall.empty');
  return anyRating(range.min.rating, range.max.rating)
    ? say('standard.unknown')
    : ratingRange(range.min.rating, range.max.rating);
}

function score({ state, outcome }: View) {
  const { score, outOf, range } = outcome.overall;
  if (outOf === 0) return nothing;
  if (score !== null) return say('overall.score', { score, outOf });
  if (isBlank(state.doc)) return nothing;
  return say('overall.score-range', { min: range.min.score, max: range.max.score, outOf });
}
