// Times the engine as wasm, in Node, on what the Rust bench times natively.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { median } from './median.mjs';

const WARM_UP_MS = 1000;
const RUNS = 200;

/**
 * @param {{ glue: string, wasm: string }} engine
 * @param {string} report
 * @returns {Promise<number>} nanoseconds from a report's text to its ratings
 */
export async function benchEngine({ glue, wasm }, report) {
  const { initSync, readPlain } = await import(pathToFileURL(glue).href);
  initSync({ module: readFileSync(wasm) });
  const once = () => {
    const start = performance.now();
    readPlain(report, '2021', false);
    return performance.now() - start;
  };
  // Until the engine's optimising compiler has replaced what the quick one made.
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) once();
  return median(Array.from({ length: RUNS }, once)) * 1e6;
}
