// Runs named stages one after another, all of them whatever happens to one, and sums up at the end.
import { Problem } from './run.mjs';

/**
 * @typedef {{ name: string, title: string, needs?: string[], run: () => Promise<unknown> }} Stage
 * @typedef {'passed' | 'FAILED' | 'NOT RUN' | 'NOT CHECKED'} Verdict
 * @typedef {{ stage: Stage, verdict: Verdict, detail: string, seconds: number }} Outcome
 */

/** This machine cannot tell. That is no failure, and is said aloud. */
export class NotChecked extends Problem {}

/**
 * The stages asked for by name, with those that they need, or all of them.
 *
 * @param {Stage[]} stages
 * @param {string[]} names
 */
export function chosen(stages, names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = stages.map(({ name }) => name).join(', ');
    throw new Problem(`There is no stage called ${unknown.join(' or ')}; the stages are ${known}.`);
  }
  if (names.length === 0) return stages;
  const wanted = new Set(names);
  for (const stage of stages.toReversed()) {
    if (wanted.has(stage.name)) for (const need of stage.needs ?? []) wanted.add(need);
  }
  return stages.filter(({ name }) => wanted.has(name));
}

/** @param {Stage[]} stages */
export async function runStages(stages) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.title}`);
    outcomes.push(await runStage(stage, outcomes));
  }

  console.log('\n── Summary');
  for (const { stage, verdict, detail, seconds } of outcomes) {
    console.log(
      `${verdict.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s  ${stage.title}${detail}`,
    );
  }
  const bad = outcomes.filter(({ verdict }) => verdict === 'FAILED' || verdict === 'NOT RUN');
  if (bad.length > 0) throw new Problem(`${bad.length} of ${outcomes.length} did not pass.`);
  const passed = outcomes.filter(({ verdict }) => verdict === 'passed').length;
  if (passed < outcomes.length) {
    console.log(
      `\n*** ${outcomes.length - passed} of ${outcomes.length} NOT CHECKED; the others passed ***`,
    );
  } else console.log(`\n✓ all ${passed} passed`);
}

/**
 * @param {Stage} stage
 * @param {Outcome[]} before
 * @returns {Promise<Outcome>}
 */
async function runStage(stage, before) {
  const lacking = before.find(
    (outcome) => outcome.verdict !== 'passed' && stage.needs?.includes(outcome.stage.name),
  );
  if (lacking) {
    return { stage, verdict: 'NOT RUN', detail: `: it needs “${lacking.stage.title}”`, seconds: 0 };
  }
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    await stage.run();
    return { stage, verdict: 'passed', detail: '', seconds: seconds() };
  } catch (error) {
    if (error instanceof NotChecked) {
      console.log(`*** NOT CHECKED: ${error.message}`);
      return { stage, verdict: 'NOT CHECKED', detail: '', seconds: seconds() };
    }
    if (!(error instanceof Problem)) throw error;
    console.error(`✗ ${error.message}`);
    return { stage, verdict: 'FAILED', detail: '', seconds: seconds() };
  }
}
