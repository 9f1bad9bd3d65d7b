// What the package's types allow and what they do not. It is only compiled.
import {
  type AssessmentRecord,
  editions,
  figure,
  type Outcome,
  type Rating,
  rate,
  read,
} from 'youth-justice-ratings';
import {
  YouthJusticeRatings,
  type YouthJusticeRatingsElement,
} from 'youth-justice-ratings/element';

const outcome: Outcome = read('2.1: 83', { edition: '2021', answers: { column: 1 } });
const rating: Rating | null = outcome.standards['2.1']?.rating ?? null;
export const words: string[] = [rating ?? 'unknown', editions()[0]?.id ?? ''];
export const share: string | null = figure('5/6').share?.percent ?? null;

read({ text: '', sheets: [{ name: 'a', rows: [[{ text: '83%', columns: 2 }]] }] });
rate({ edition: '2021' });
rate({ edition: '2021', standards: { '1.1': { stated: 'good' } } });
// What comes out goes in again.
rate(outcome);
export const again = (record: AssessmentRecord): Outcome => rate(record);

// @ts-expect-error an assessment is of an edition
rate({ standards: {} });
// @ts-expect-error percentages are text, so that no float decides a band
rate({ edition: '2021', standards: { '2.1': { keyQuestions: { '2.1.1': { percent: 83 } } } } });
// @ts-expect-error no such rating
rate({ edition: '2021', standards: { '1.1': { stated: 'great' } } });
// @ts-expect-error no such question
read('', { answers: { colour: 1 } });

const element: YouthJusticeRatingsElement = document.createElement('youth-justice-ratings');
element.assessment = { edition: '2021' };
element.assessment = outcome;
element.assessment = { standards: { '2.1': { keyQuestions: { '2.1.1': { percent: '83' } } } } };
element.readOnly = true;
element.addEventListener('ratings-change', ({ detail }) => detail.overall.score);
element.addEventListener('assessment-change', ({ detail }) => rate(detail));
export const score: number | null | undefined = new YouthJusticeRatings().ratings?.overall.score;

// @ts-expect-error ratings are worked out, and not set
element.ratings = outcome;
// @ts-expect-error an event carries what its name says
element.addEventListener('ratings-change', ({ detail }) => detail.missing);
