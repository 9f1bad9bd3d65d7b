// The engine where WebAssembly is switched off: the same Rust code as plain JavaScript (tools/slow.mjs). One
// script, `slow.js`: in the page it makes an engine, and in a worker it reads as `read-tables.js` does.
import {
  answer,
  check_edition,
  editions,
  figure,
  memory,
  rate,
  rate_by,
  read,
  read_plain,
  reserve,
  write,
} from 'virtual:slow-engine';
import type { Edition, Outcome } from '../contract';
import type { Engine } from '../engine';
import type { Task, Written } from '../files/protocol';
import { say, serve } from '../files/readers/worker';
import type { CheckedEdition, WholeEngine } from '../lazy/own/whole-engine';
import words from '../words/en/slow.json';
import { eraseDraft, loadDraft, saveDraft } from './draft';

/** Calls a function of the engine: what it takes and gives is JSON. */
function call<T>(work: () => number, given: readonly unknown[]): T {
  const bytes = new TextEncoder().encode(JSON.stringify(given));
  const at = reserve(bytes.length);
  // Its memory is another one whenever it has grown.
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const length = work();
  return JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), length)));
}

/** The engine; `addWords` takes words for the page, which says that it works in another way. */
export function slowEngine(
  addWords: (words: Record<string, string>) => void,
): Engine & WholeEngine {
  addWords(words);
  return {
    editions: call<Edition[]>(editions, []),
    readPlain: (...given) => call(read_plain, given),
    rate: (record) => call(rate, [record]),
    figure: (text) => call(figure, [text]),
    checkEdition: (text) => call<CheckedEdition>(check_edition, [text]),
    rateBy: (record, file) => call<Outcome>(rate_by, [record, file]),
    ...{ saveDraft, loadDraft, eraseDraft },
  };
}

export function readTables(): void {
  serve<Task>(async (task) => {
    if ('record' in task) {
      const given = [task.record, task.editionFile];
      say({ type: 'written', written: call<Written>(write, given) });
    } else say({ type: 'outcome', outcome: call<Outcome>(read, [task.source, task.options]) });
  });
}
