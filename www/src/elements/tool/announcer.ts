// What is said to those who do not see the page change: once it has come to rest, not at every key.
import type { Outcome } from '../../contract';

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
