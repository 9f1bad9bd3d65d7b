// What the engine writes: CSV and the vector. It is the larger engine, beside the page.
import type { AssessmentRecord, Outcome } from '../contract';
import type { Message, Task, Written } from '../files/protocol';
import { runReader } from '../files/run';

/** @throws {FileFault} where the engine could not be loaded */
export async function writtenOf(record: AssessmentRecord): Promise<Written> {
  const said = await ask({ record });
  if (said.type !== 'written') throw new Error(said.type);
  return said.written;
}

/** Reads what a link holds. */
export async function readLink(text: string, edition: string): Promise<Outcome> {
  const source = { text, sheets: [] };
  const said = await ask({ source, options: { edition, answers: {} } });
  if (said.type !== 'outcome') throw new Error(said.type);
  return said.outcome;
}

async function ask(task: Task): Promise<Message> {
  let said: Message = { type: 'done' };
  const hear = (message: Message) => {
    said = message;
  };
  await runReader('tables', task, hear, new AbortController().signal);
  return said;
}
