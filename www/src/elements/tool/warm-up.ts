// What makes the first paste as quick as the next: the browser compiles what has not run yet, and
// formatters are slow to make. What is below the fold is laid out.
import type { Engine } from '../../engine';
import { count, month } from '../../words';

/** Milliseconds from ready until what is below the fold is laid out, after the first paint has gone out. */
const PAUSE = 100;

/** The least that takes a report's whole way. */
const REPORT = '2.1 Assessment Good\nDoes it help to stop offending?\t83%\n';

export function warmUp(engine: Engine, host: Element): void {
  setTimeout(() => {
    engine.readPlain(REPORT, '');
    month('2022-05');
    count('problems.to-mend', 2);
  });
  setTimeout(() => host.toggleAttribute('data-ready', true), PAUSE);
}
