// Why each standard and the whole have their rating, in sentences, for the second printed page.
import type { Edition, Outcome, Rule, Standard, StandardOutcome } from '../contract';
import { RATINGS } from '../elements/rating/shapes';
import { count, say } from '../words';
import { basisWords } from './paper';

/** Why a standard has its rating, most telling first. */
export function reasonsOf(standard: Standard, outcome: StandardOutcome): string[] {
  const { basis, status, discretion, lowest, drivers, keyQuestions, withinMargin, next } = outcome;
  if (status !== 'inspected') return [say('status.hint')];
  const reasons: string[] = [];
  const label = (number: string) =>
    standard.keyQuestions.find((question) => question.number === number)?.label ?? number;
  if (lowest !== null) {
    reasons.push(say('reasons.lowest', { whole: lowest, labels: drivers.map(label).join(', ') }));
  }
  for (const [number, known] of Object.entries(keyQuestions ?? {})) {
    if (!known.roundingDecides) continue;
    const words = say('question.rounding', {
      percent: known.percent ?? '',
      whole: known.whole ?? '',
    });
    reasons.push(`${label(number)}: ${words}`);
  }
  if (basis === 'judged') reasons.push(say('reasons.judged'));
  if (basis === 'incomplete') reasons.push(say('why.incomplete'));
  reasons.push(basisWords(outcome));
  if (discretion?.reason) reasons.push(say('reasons.reason', { reason: discretion.reason }));
  if (withinMargin && next && !discretion) {
    const rating = say(`rating.${next.rating}`);
    reasons.push(count('standard.within-margin', next.short, { rating }));
  }
  return reasons.filter(Boolean);
}

/** Why the whole has its rating. */
export function reasonsOfWhole({ overall }: Outcome): string[] {
  const { outOf, cuts, next, limited } = overall;
  if (outOf === 0) return [];
  const starts = [0, ...cuts, outOf + 1];
  const bands = RATINGS.flatMap((rating, index) => {
    const [from = 0, after = 0] = starts.slice(index);
    if (from >= after) return [];
    return [say('overall.scale-band', { rating: say(`rating.${rating}`), from, to: after - 1 })];
  });
  return [
    say('reasons.bands', { outOf, bands: bands.join(', ') }),
    next && !limited
      ? count('overall.next', next.short, { rating: say(`rating.${next.rating}`) })
      : '',
  ].filter(Boolean);
}

/** The rules that led to the ratings, each with where it is published. */
export function rulesOf({ sources }: Edition, { overall, standards }: Outcome): string[] {
  const standing = Object.values(standards);
  const idle: Partial<Record<Rule, boolean>> = {
    R8: !overall.limited,
    R9: !standing.some(({ discretion, withinMargin }) => discretion || withinMargin),
    R10: !overall.indicative,
  };
  const led = sources.filter(({ rule }) => !idle[rule]);
  const inOrder = led.sort((one, other) => place(one.rule) - place(other.rule));
  return inOrder.map(({ rule, source }) =>
    [say('why.rule', { rule, text: say(`rule.${rule}`) }), say('why.source', { source })].join(' '),
  );
}

/** `R10` comes after `R9`. */
function place(rule: Rule): number {
  return Number(rule.slice(1));
}
