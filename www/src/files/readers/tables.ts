// Tables and case-level audits, and texts that are too long to be read at once: the whole engine.
import bytes from 'virtual:tables-wasm';
import { initSync, read } from 'youth-justice-ratings-tables';
import type { Task } from '../protocol';
import { say, serve } from './worker';

serve<Task>(async ({ source, options }) => {
  initSync({ module: bytes });
  say({ type: 'outcome', outcome: read(source, options) });
});
