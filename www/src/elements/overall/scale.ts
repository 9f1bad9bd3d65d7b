// The score on its banded scale. Every possible score has a cell of the same width, so that a band
// is as wide as the number of scores in it, and a score stands in the middle of its cell.
import { html, nothing, svg } from 'lit/html.js';
import { isBlank } from '../../state/state';
import { say } from '../../words';
import { RATINGS } from '../rating/rating';
import type { View } from '../view';

const BAR_TOP = 14;
const BAR_HEIGHT = 12;

export function scale({ state, outcome }: View) {
  const { score, outOf, cuts, range } = outcome.overall;
  const at = (cells: number) => `${((100 * cells) / (outOf + 1)).toFixed(3)}%`;
  const starts = [0, ...cuts];
  const bands = RATINGS.map((rating, index) => ({
    rating,
    from: starts[index] ?? 0,
    to: (starts[index + 1] ?? outOf + 1) - 1,
  })).filter(({ from, to }) => from <= to);
  const blank = isBlank(state.doc);

  const words = bands.map(({ rating, from, to }) =>
    say(from === to ? 'overall.scale-band-one' : 'overall.scale-band', {
      rating: say(`rating.${rating}`),
      from,
      to,
    }),
  );
  const here =
    score !== null
      ? say('overall.scale-here', { score })
      : say('overall.scale-range', { min: range.min.score, max: range.max.score });

  return html`<svg
    class="scale"
    role="img"
    aria-label=${say('overall.scale', { outOf, bands: words.join(', '), here })}
    width="100%"
    height="44"
  >
    ${bands.map(
      ({ rating, from, to }) => svg`<rect data-rating=${rating}
        x=${at(from)} width=${at(to - from + 1)} y=${BAR_TOP} height=${BAR_HEIGHT}></rect>
        <text x=${at((from + to + 1) / 2)} y="41">${
          from === to ? String(from) : say('overall.scale-label', { from, to })
        }</text>`,
    )}
    ${bands.slice(1).map(
      ({ from }) => svg`<line class="cut" x1=${at(from)} x2=${at(from)}
          y1=${BAR_TOP} y2=${BAR_TOP + BAR_HEIGHT}></line>`,
    )}
    ${
      score === null && !blank
        ? svg`<line x1=${at(range.min.score)} x2=${at(range.max.score + 1)} y1="7" y2="7"></line>
          <line x1=${at(range.min.score)} x2=${at(range.min.score)} y1="2" y2="12"></line>
          <line x1=${at(range.max.score + 1)} x2=${at(range.max.score + 1)} y1="2" y2="12"></line>`
        : nothing
    }
    ${
      score === null
        ? nothing
        : svg`<svg x=${at(score + 0.5)} overflow="visible"><path d="M-7 1H7L0 12Z"></path><line y1="10" y2=${BAR_TOP + BAR_HEIGHT + 2}></line></svg>`
    }
  </svg>`;
}
