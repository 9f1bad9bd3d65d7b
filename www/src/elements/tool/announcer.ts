// What is said to those who do not see the page change: once it has come to rest, not at every key.
import type { Outcome } from '../../contract';
import type { More } from '../../lazy';
import type { Action } from '../../state/reducer';
import type { State } from '../../state/state';
import { count, say } from '../../words';
import { counts, readAs } from '../import/understood';

/** As long as GOV.UK's character count waits, so that a screen reader is not talked over. */
const PAUSE = 1000;

export class Announcer {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';

  /** @param put shows a result in the live region, as one sentence in the language of the day */
  constructor(readonly put: (outcome: Outcome) => void) {}

  /** Says the overall result, where it is another than was said last. */
  overall(outcome: Outcome): void {
    const result = JSON.stringify(outcome.overall);
    clearTimeout(this.#timer);
    if (result === this.#last) return;
    this.#timer = setTimeout(() => {
      this.#last = result;
      this.put(outcome);
    }, PAUSE);
  }

  /** Takes a result as known: nobody wants to be told what was there when the page opened. */
  known(outcome: Outcome): void {
    this.#last = JSON.stringify(outcome.overall);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** The overall result in one sentence. */
export function overallSentence({ overall }: Outcome): string {
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

/** What to say at once about an action that changes more than the cell it is made in. */
export function eventSentence(
  action: Action,
  before: State,
  after: State,
  more: More | undefined,
): string | undefined {
  const { reading } = after.doc;
  switch (action.type) {
    case 'import':
    case 'example': {
      if (after.pending) return say('pending.question');
      if (!reading) return undefined;
      if (reading.form === null) return say('import.nothing');
      const toMend = reading.problems.filter(({ severity }) => severity !== 'note').length;
      const problems = toMend > 0 ? count('problems.to-mend', toMend) : say('problems.none');
      return say('import.announced', { what: readAs(reading), counts: counts(reading), problems });
    }
    case 'edition':
      return after.doc.moved ? more?.movedWords(after.doc.moved) : undefined;
    case 'settle': {
      const problem = after.doc.typed[action.number]?.problem;
      return problem ? `${action.number}: ${more?.problemWords(problem)}` : undefined;
    }
    case 'clear':
      return say('live.cleared');
    case 'undo':
    case 'redo': {
      const what = (action.type === 'undo' ? before.past : before.future).at(-action.steps)?.what;
      const key = action.type === 'undo' ? 'live.undone' : 'live.redone';
      return what && say(key, { what: say(`what.${what}`) });
    }
    default:
      return undefined;
  }
}
