// The overall result as it is read out.
import type { Outcome } from '../../contract';
import { say } from '../../words';

/** The overall result in one sentence, and whether it is indicative alone. */
export function overallSentence({ overall }: Outcome): string {
  const sentence = resultSentence(overall);
  return overall.indicative && overall.outOf > 0
    ? `${sentence} ${say('overall.indicative', { outOf: overall.outOf })}`
    : sentence;
}

function resultSentence(overall: Outcome['overall']): string {
  const { rating, score, outOf, range } = overall;
  if (outOf === 0 || !range.min.rating || !range.max.rating) return say('live.none');
  const [low, high] = [range.min.score, range.max.score];
  if (rating && score !== null)
    return say('live.known', { rating: say(`rating.${rating}`), score, outOf });
  if (rating) {
    return say('live.known-rating', {
      rating: say(`rating.${rating}`),
      min: low,
      max: high,
      outOf,
    });
  }
  return say('live.range', {
    min: say(`rating.${range.min.rating}`),
    max: say(`rating.${range.max.rating}`),
    low,
    high,
    outOf,
  });
}
