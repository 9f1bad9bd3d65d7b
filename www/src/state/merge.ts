// Adding what a list gives to what is in the table: what it says replaces, what it does not stays.
import type { AssessmentRecord, PublishedRecord, ShareRecord, StandardRecord } from '../contract';
import { byNumber } from './reading';
import { blankStandard, knowsSomething } from './state';

/** One value that an import would put in the place of another. */
export interface Change {
  /** The number of the key question or standard. */
  about: string;
  now: string;
  later: string;
}

/** What of `base` is another once `added` is merged into it. */
export function changes(base: AssessmentRecord, added: AssessmentRecord): Change[] {
  const merged = merge(base, added);
  const changes: Change[] = [];
  for (const [number, before] of Object.entries(base.standards)) {
    const after = merged.standards[number] ?? before;
    const compare = (about: string, now: string, later: string) => {
      if (now !== '' && now !== later) changes.push({ about, now, later });
    };
    for (const [question, share] of Object.entries(before.keyQuestions ?? {})) {
      compare(question, shown(share), shown(after.keyQuestions?.[question]));
    }
    compare(number, ratingOf(before), ratingOf(after));
  }
  return changes.sort((one, other) => byNumber(one.about, other.about));
}

function shown(share: ShareRecord | undefined): string {
  if (!share) return '';
  return share.yes === null ? `${share.percent}%` : `${share.yes}/${share.of}`;
}

function ratingOf({ discretion, stated, status }: StandardRecord): string {
  if (status !== 'inspected') return status;
  return discretion?.rating ?? stated ?? '';
}

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
