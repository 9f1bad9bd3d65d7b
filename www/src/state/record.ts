// The record to edit, out of all that the engine says of an assessment.
import type {
  AssessmentRecord,
  Outcome,
  ShareRecord,
  StandardOutcome,
  StandardRecord,
} from '../contract';
import { knowsSomething } from './state';

export function recordOf(outcome: Outcome): AssessmentRecord {
  const { edition, service, published, prompts } = outcome;
  const standards = Object.entries(outcome.standards)
    .map(([number, standard]) => [number, standardOf(standard)] as const)
    .filter(([, standard]) => knowsSomething(standard));
  return { edition, service, standards: Object.fromEntries(standards), published, prompts };
}

function standardOf({ keyQuestions, stated, discretion, status }: StandardOutcome): StandardRecord {
  const shares = Object.entries(keyQuestions ?? {}).flatMap(
    ([number, { percent, yes, of }]): [string, ShareRecord][] =>
      // Of counts the percentage is only worked out.
      percent === null ? [] : [[number, { percent: yes === null ? percent : null, yes, of }]],
  );
  return {
    keyQuestions: shares.length > 0 ? Object.fromEntries(shares) : null,
    stated,
    discretion,
    status,
  };
}
