// Adding what a list gives to what is in the table: what it says replaces, what it does not stays.
import type { AssessmentRecord, PublishedRecord, StandardRecord } from '../contract';
import { blankStandard, knowsSomething } from './state';

export function merge(base: AssessmentRecord, added: AssessmentRecord): AssessmentRecord {
  const standards = { ...base.standards };
  for (const [number, standard] of Object.entries(added.standards)) {
    if (!knowsSomething(standard)) continue;
    standards[number] = mergeStandard(standards[number] ?? blankStandard(), standard);
  }
  return {
    edition: added.edition,
    service: added.service ?? base.service,
    standards,
    published: mergePublished(base.published, added.published),
    prompts: { ...base.prompts, ...added.prompts },
  };
}

function mergeStandard(base: StandardRecord, added: StandardRecord): StandardRecord {
  const keyQuestions = { ...base.keyQuestions, ...added.keyQuestions };
  return {
    keyQuestions: Object.keys(keyQuestions).length > 0 ? keyQuestions : null,
    stated: added.stated ?? base.stated,
    discretion: added.discretion ?? base.discretion,
    // Figures for a standard say that it was inspected.
    status: added.status,
  };
}

function mergePublished(
  base: PublishedRecord | null,
  added: PublishedRecord | null,
): PublishedRecord | null {
  if (!base || !added) return added ?? base;
  const stated = added.score !== null ? added : base;
  return {
    score: stated.score,
    outOf: stated.outOf,
    rating: added.rating ?? base.rating,
    month: added.month ?? base.month,
  };
}
