// The contract's JSON, just as the terminal prints it: names in order of the alphabet, and each problem with
// its words. It is read back by programs and by the page, so it is in English whatever the page speaks.
import type { Outcome, Problem } from '../contract';
import { ENGLISH, isKey, say, speak, voice } from '../words';

export function toJson(outcome: Outcome): string {
  const before = voice;
  speak(ENGLISH);
  try {
    return written(outcome);
  } finally {
    speak(before);
  }
}

function written(outcome: Outcome): string {
  const reason = say('discretion.stated-by-report');
  const standards = Object.entries(outcome.standards).map(([number, standard]) => {
    const { discretion } = standard;
    const stated = discretion?.statedByReport ? { ...discretion, reason } : discretion;
    return [number, { ...standard, discretion: stated }];
  });
  const complete = {
    ...outcome,
    standards: Object.fromEntries(standards),
    problems: outcome.problems.map((problem) => ({
      ...problem,
      message: about(`problem.${problem.code}`, problem),
      suggestion: about(`problem.${problem.code}.mend`, problem),
    })),
  };
  return `${JSON.stringify(sorted(complete), null, 2)}\n`;
}

function about(key: string, problem: Problem): string {
  const args = Object.entries(problem).map(([name, value]) => [name, words(value)]);
  return isKey(key) ? say(key, Object.fromEntries(args)) : '';
}

/** Ratings and the like travel by their names in the contract, and are said in words. */
function words(value: unknown): string {
  const keys = [`rating.${value}`, `status.${value}`];
  const key = keys.find(isKey);
  return key && isKey(key) ? say(key) : String(value ?? '');
}

/** With the names of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(names.map(([name, inner]) => [name, sorted(inner)]));
}
