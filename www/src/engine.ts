// The engine: all rules and all reading, in Rust. Started once; a failed start is forgotten, so
// that it can be tried again.

import module from 'virtual:engine-wasm';
import {
  editions,
  eraseDraft,
  figure,
  initSync,
  loadDraft,
  rate,
  readPlain,
  saveDraft,
} from 'youth-justice-ratings-wasm';
import type { Edition } from './contract';
import { workOf } from './lazy/script';
import { addWords } from './words';

const functions = { readPlain, rate, figure, saveDraft, loadDraft, eraseDraft };

/** What the page asks of the engine, once it runs. */
export type Engine = typeof functions & { editions: readonly Edition[] };

/** Why the engine did not start: `no-wasm` where the browser has WebAssembly switched off. */
export class StartError extends Error {
  constructor(
    readonly reason: 'no-wasm' | 'other',
    readonly detail: string,
  ) {
    super(detail);
  }
}

let started: Promise<Engine> | undefined;

export function startEngine(): Promise<Engine> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    const detail = error instanceof Error ? error.message : String(error);
    throw new StartError('WebAssembly' in globalThis ? 'other' : 'no-wasm', detail);
  });
  return started;
}

async function start(): Promise<Engine> {
  if (!('WebAssembly' in globalThis)) return (await workOf('slow'))(addWords) as Engine;
  try {
    // At once is quickest, and the page is of no use before.
    initSync({ module });
  } catch (error) {
    // Some browsers refuse to compile this much on the main thread; what they say to waiting counts.
    if (!(error instanceof RangeError)) throw error;
    initSync({ module: await WebAssembly.compile(module as BufferSource) });
  }
  return { ...functions, editions: editions() };
}
