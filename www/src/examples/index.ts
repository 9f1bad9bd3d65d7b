// Published figures to try the page with, written as one could type them. Figures only: facts from
// the reports' ratings tables and annexes, used under the Open Government Licence v3.0.
import type { PublishedRecord } from '../contract';

export interface Example {
  /** Where and when, as it stands on its button. A name is not a word, so it is not translated. */
  name: string;
  list: string;
  published: PublishedRecord;
}

export const EXAMPLES: readonly Example[] = [
  {
    name: 'Isle of Wight 2023',
    list: `service: Isle of Wight Youth Justice Service
1.1 RI; 1.2 G; 1.3 RI; 1.4 RI
2.1: 83, 50, 50
2.2: 50, 67, 67
2.3: 83, 67, 67
2.4: 100, 83, 100
3.1: 78, 44, 56
3.2: 67, 33, 44
3.3: 67, 56, 56
3.4 G; 4.1 G`,
    published: { score: 15, outOf: 36, rating: 'requires-improvement', month: '2023-11' },
  },
  {
    name: 'Hillingdon 2022',
    list: `service: Hillingdon Youth Justice Service
1.1 RI; 1.2 G; 1.3 O; 1.4 G
2.1: 85, 54, 46
2.2: 62, 62, 38
2.3: 77, 77, 23
2.4: 77, 69, 62
3.1: 69, 81, 63, G
3.2: 69, 63, 81, G
3.3: 81, 69, 88
3.4 G; 4.1 G`,
    published: { score: 17, outOf: 36, rating: 'requires-improvement', month: '2022-05' },
  },
  {
    name: 'Hampshire 2018',
    list: `edition: 2018; service: Hampshire Youth Offending Service
1.1 G; 1.2 G; 1.3 O; 1.4 G
2.1: 90, 80, 77, O
2.2: 70, 58, 59
2.3: 80, 67, 55
2.4: 73, 56, 63
3.1: 89, 60, 70
3.2: 95, 57, 67
3.3: 75, 64, 56
3.4: 61, 69`,
    published: { score: null, outOf: null, rating: 'good', month: '2018-09' },
  },
];
