// The whole engine: reads tables and case-level audits, and texts that are too long to be read at once;
// writes what is taken away.
import bytes from 'virtual:tables-wasm';
import { initSync, read, write } from 'youth-justice-ratings-tables';
import type { Task } from '../protocol';
import { say, serve } from './worker';

serve<Task>(async (task) => {
  initSync({ module: bytes });
  if ('record' in task) say({ type: 'written', written: write(task.record) });
  else say({ type: 'outcome', outcome: read(task.source, task.options) });
});
