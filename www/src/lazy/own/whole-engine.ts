// The whole engine in the page: loaded only where an edition of one's own is used. It is the script that
// otherwise makes a worker; builds in which nothing is beside the page have another module in place of this.
import type { AssessmentRecord, Edition, Outcome, Problem } from '../../contract';
import { addWords } from '../../words';
import { workOf } from '../script';
import { wholeScript } from '../whole';

/** What the file of an edition holds: an edition, or all that is wrong in the file. */
export interface CheckedEdition {
  edition: Edition | null;
  problems: Problem[];
}

/** What the page asks of it. */
export interface WholeEngine {
  checkEdition(text: string): CheckedEdition;
  rateBy(record: AssessmentRecord, file: string): Outcome;
}

/** @throws {Error} where it could not be loaded */
export async function wholeEngine(): Promise<WholeEngine> {
  const work = await workOf(wholeScript);
  return (await work(addWords)) as WholeEngine;
}
