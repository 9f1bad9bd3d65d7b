// A rating as it is shown everywhere: a shape of its own, its words, and last its colour.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Rating } from '../../contract';
import { say } from '../../words';

/** From the least to the best, as the engine counts them. */
export const RATINGS: readonly Rating[] = [
  'inadequate',
  'requires-improvement',
  'good',
  'outstanding',
];

// A square with a cross, a diamond with a bar, a disc with a tick, a star: told apart by outline
// alone, small, grey or printed. `mark` is cut out of `shape`.
const SHAPES: Record<Rating, TemplateResult> = {
  inadequate: svg`<path d="M3 1.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 17V3A1.5 1.5 0 0 1 3 1.5z"/><path class="mark" d="m6.2 6.2 7.6 7.6m0-7.6-7.6 7.6"/>`,
  'requires-improvement': svg`<path d="M10 .4 19.6 10 10 19.6.4 10z"/><path class="mark" d="M5.6 10h8.8"/>`,
  good: svg`<circle cx="10" cy="10" r="9"/><path class="mark" d="m5.6 10.4 3 3 5.8-6.6"/>`,
  outstanding: svg`<path d="m10 .6 2.9 6.2 6.7.8-5 4.6 1.4 6.8-6-3.4-6 3.4 1.4-6.8-5-4.6 6.7-.8z"/>`,
};

const UNKNOWN = svg`<circle class="unknown" cx="10" cy="10" r="8"/>`;

/** The shape alone. It is always beside the words, so it is not read out. */
export function ratingShape(rating: Rating | null): TemplateResult {
  return html`<svg class="rating-shape" viewBox="0 0 20 20" aria-hidden="true">
    ${rating ? SHAPES[rating] : UNKNOWN}
  </svg>`;
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
