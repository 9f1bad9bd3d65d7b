// What the engine writes: CSV and the vector. It is the larger engine, beside the page.
import type { AssessmentRecord, Edition, Outcome } from '../contract';
import type { Message, Task, Written } from '../files/protocol';
import { runReader } from '../files/run';
import { fileFor } from '../lazy/own/teach';

/** @throws {FileFault} where the engine could not be loaded */
export async function writtenOf(
  record: AssessmentRecord,
  editions: readonly Edition[],
): Promise<Written> {
  const said = await ask({ record, editionFile: fileFor(editions, record.edition) });
  if (said.type !== 'written') throw new Error(said.type);
  return said.written;
}

/** Reads what a link holds. */
export async function readLink(
  text: string,
  edition: string,
  editions: readonly Edition[],
): Promise<Outcome> {
  const source = { text, sheets: [] };
  const editionFile = fileFor(editions, edition);
  const said = await ask({ source, options: { edition, editionFile, answers: {} } });
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
