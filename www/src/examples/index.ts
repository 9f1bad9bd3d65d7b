// Published figures to try the page with, as assessments. Figures only: facts from the reports'
// ratings tables and annexes, used under the Open Government Licence v3.0.
import type { AssessmentRecord } from '../contract';
import hampshire from './hampshire-2018.json';
import hillingdon from './hillingdon-2022.json';
import isleOfWight from './isle-of-wight-2023.json';

export interface Example {
  /** Where and when, as it stands on its button. A name is not a word, so it is not translated. */
  name: string;
  record: AssessmentRecord;
}

// JSON's own type knows ratings only as strings; the browser tests load every example.
export const EXAMPLES: readonly Example[] = [
  { name: 'Isle of Wight 2023', record: isleOfWight as unknown as AssessmentRecord },
  { name: 'Hillingdon 2022', record: hillingdon as unknown as AssessmentRecord },
  { name: 'Hampshire 2018', record: hampshire as unknown as AssessmentRecord },
];
