// Taking an assessment to another edition: what both editions have in the same form goes along,
// and what does not is named.
import type { AssessmentRecord, Edition, Standard } from '../contract';
import { knowsSomething } from './state';

export interface Carried {
  record: AssessmentRecord;
  /** What was left, as number and name. */
  left: string[];
}

export function carry(record: AssessmentRecord, from: Edition, to: Edition): Carried {
  const standards: AssessmentRecord['standards'] = {};
  const left: string[] = [];
  for (const [number, standard] of Object.entries(record.standards)) {
    if (!knowsSomething(standard)) continue;
    const before = find(from, number);
    if (before && sameKind(before, find(to, number))) standards[number] = standard;
    else left.push(`${number} ${before?.name ?? ''}`.trim());
  }
  const prompts = Object.fromEntries(
    Object.entries(record.prompts).filter(([number]) => standardOf(number) in standards),
  );
  // What was published was so by the standards of the other edition.
  return { record: { ...record, edition: to.id, standards, prompts, published: null }, left };
}

function find(edition: Edition, number: string): Standard | undefined {
  return edition.standards.find((standard) => standard.number === number);
}

/** Judged in both editions, or asking the same key questions. */
function sameKind(before: Standard, after: Standard | undefined): boolean {
  const asked = ({ keyQuestions }: Standard) =>
    keyQuestions.map(({ number, theme }) => `${number} ${theme}`).join();
  return after !== undefined && asked(before) === asked(after);
}

function standardOf(keyQuestion: string): string {
  return keyQuestion.slice(0, keyQuestion.lastIndexOf('.'));
}
