// What an import brought, counted, so that the page can say it.
import type { AssessmentRecord, Form, Problem } from '../contract';
import { knowsSomething, type Reading } from './state';

export function readingOf(
  record: AssessmentRecord,
  form: Form | 'example' | null,
  problems: Problem[],
  id: number,
  file: string | null = null,
): Reading {
  const known = Object.entries(record.standards).filter(([, standard]) => knowsSomething(standard));
  const percentages = known.reduce(
    (sum, [, { keyQuestions }]) => sum + Object.keys(keyQuestions ?? {}).length,
    0,
  );
  const ratings = known.filter(([, { stated, discretion }]) => stated ?? discretion).length;
  return {
    id,
    form: percentages + ratings > 0 ? (form ?? 'saved') : null,
    file,
    edition: record.edition,
    service: record.service,
    merged: false,
    percentages,
    ratings,
    standards: known.map(([number]) => number).sort(byNumber),
    problems,
  };
}

/** In the order of the standards: 2.10 after 2.9. */
export function byNumber(one: string, other: string): number {
  const [a, b] = [one, other].map((number) => number.split('.').map(Number));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const difference = (a?.[i] ?? -1) - (b?.[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
