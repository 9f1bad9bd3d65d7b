// What makes the first paste as quick as the next: the browser compiles what has not run yet, and
// formatters are slow to make.
import type { Engine } from '../../engine';
import { count } from '../../words';

/** The least that takes a report's whole way. */
const REPORT = '2.1 Assessment Good\nDoes it help to stop offending?\t83%\n';

export function warmUp(engine: Engine): void {
  setTimeout(() => {
    engine.readPlain(REPORT, '', false);
    count('problems.to-mend', 2);
  });
}
