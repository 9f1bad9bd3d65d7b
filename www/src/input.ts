// What is taken of an assessment's record from outside: less than the contract has.
import type { AssessmentRecord, ShareRecord, StandardRecord } from './contract';

/** An assessment's record, of which all but the edition may be left out: what is absent is unknown. */
export type AssessmentInput = Pick<AssessmentRecord, 'edition'> &
  Partial<Omit<AssessmentRecord, 'standards'>> & {
    standards?: { [key in string]: StandardInput };
  };

/** What is known of one standard: what is absent is unknown. */
export type StandardInput = Partial<Omit<StandardRecord, 'keyQuestions'>> & {
  keyQuestions?: { [key in string]: Partial<ShareRecord> } | null;
};
