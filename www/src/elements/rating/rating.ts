// A rating as it is shown everywhere: a shape of its own, its words, and last its colour.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Rating } from '../../contract';
import { say } from '../../words';
import { RATINGS, SHAPES } from './shapes';

export { RATINGS };

const UNKNOWN = svg`<circle class="unknown" cx="10" cy="10" r="8"/>`;

/** The shape alone. It is always beside the words, so it is not read out. */
export function ratingShape(rating: Rating | null): TemplateResult {
  return html`<svg class="rating-shape" viewBox="0 0 20 20" aria-hidden="true">
    ${rating ? outline(rating) : UNKNOWN}
  </svg>`;
}

function outline(rating: Rating): TemplateResult {
  const [shape, mark] = SHAPES[rating];
  return svg`<path d=${shape}></path><path class="mark" d=${mark}></path>`;
}

/** A rating in shape, words and colour; `words` where it is not known. */
export function ratingTag(rating: Rating | null, words = say('standard.unknown')): TemplateResult {
  return html`<span class="rating" data-rating=${rating ?? 'unknown'}
    >${ratingShape(rating)}<span>${rating ? say(`rating.${rating}`) : words}</span></span
  >`;
}

interface RatingSelect {
  id: string;
  value: Rating | null;
  /** The words of the choice that is none of the four. */
  blank: string;
  describedBy: string;
  /** Whether it is of use to few. */
  quiet?: boolean;
  choose(rating: Rating | null): void;
}

/**
 * A choice of the four ratings, best first. The options stand in the same template as their select,
 * since its value can only be set to one that is already there.
 */
export function ratingSelect({
  id,
  value,
  blank,
  describedBy,
  quiet,
  choose,
}: RatingSelect): TemplateResult {
  return html`<select
    class=${quiet ? 'stated' : nothing}
    id=${id}
    aria-describedby=${describedBy}
    .value=${value ?? ''}
    @change=${(event: Event) => choose(asRating((event.target as HTMLSelectElement).value))}
  >
    <option value="">${blank}</option>
    <option value="outstanding">${say('rating.outstanding')}</option>
    <option value="good">${say('rating.good')}</option>
    <option value="requires-improvement">${say('rating.requires-improvement')}</option>
    <option value="inadequate">${say('rating.inadequate')}</option>
  </select>`;
}

/** A range of ratings in words: one where both ends are the same. */
export function ratingRange(min: Rating, max: Rating): string {
  const [least, best] = [say(`rating.${min}`), say(`rating.${max}`)];
  return min === max ? least : say('standard.range', { min: least, max: best });
}

/** Whether a range says nothing: every rating is in it. */
export function anyRating(min: Rating, max: Rating): boolean {
  return min === 'inadequate' && max === 'outstanding';
}

function asRating(value: string): Rating | null {
  return RATINGS.find((rating) => rating === value) ?? null;
}
