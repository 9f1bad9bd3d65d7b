// The whole engine: reads tables and case-level audits, and texts that are too long to be read at once;
// writes what is taken away; knows editions of one's own. One script, `read-tables.js`: in a worker it reads,
// and in the page it rates by an edition that the page's own engine cannot know.
import bytes from 'virtual:tables-wasm';
import start, { checkEdition, initSync, rateBy, read, write } from 'youth-justice-ratings-tables';
import type { WholeEngine } from '../../lazy/own/whole-engine';
import type { Task } from '../protocol';
import { say, serve } from './worker';

export function readTables(): void {
  serve<Task>(async (task) => {
    initSync({ module: bytes });
    if ('record' in task) {
      say({ type: 'written', written: write(task.record, task.editionFile) });
    } else say({ type: 'outcome', outcome: read(task.source, task.options) });
  });
}

export async function wholeEngine(): Promise<WholeEngine> {
  // Not at once: some browsers refuse to compile this much on the main thread.
  await start({ module_or_path: bytes });
  return { checkEdition, rateBy };
}
