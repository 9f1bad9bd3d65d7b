// What adding an import to what is there would change, to be shown before it is done.
import type { AssessmentRecord, ShareRecord, StandardRecord } from '../contract';
import { merge } from './merge';
import { byNumber } from './reading';

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
    const [now, later] = [ratingOf(before), ratingOf(after)];
    // Discretion moves a rating that the rule alone gave.
    if (now === '' && after.discretion && !before.discretion) {
      changes.push({ about: number, now, later });
    }
    compare(number, now, later);
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
