// Run by the test with WebAssembly switched off: what dist/slow.js answers to the questions in a file, as a page
// and as a worker would ask it.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

if ('WebAssembly' in globalThis) throw new Error('WebAssembly is not switched off');
const [script, questions] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));

/** @type {(addWords?: (words: object) => void) => any} */
let work = () => null;
/** @type {any} */ (globalThis).CustomEvent = class {
  /** @param {string} _type @param {{ detail: any }} given */
  constructor(_type, { detail }) {
    work = detail;
  }
};
/** @type {any} */ (globalThis).document = { currentScript: { dispatchEvent: () => true } };
runInThisContext(script);
const engine = work(() => {});

/** @type {any} */
const worker = globalThis;
delete worker.document;
/** @type {any} */
let said;
worker.postMessage = (/** @type {any} */ message) => {
  if (message.type !== 'done') said = message;
};
work();

/** What the worker makes of a task. @param {any} data */
async function worked(data) {
  await worker.onmessage({ data });
  return said.outcome ?? said.written ?? said;
}

/** @type {Record<'reads' | 'plains' | 'records' | 'figures', any[]>} */
const { reads, plains, records, figures } = JSON.parse(questions);
const answers = {
  editions: engine.editions,
  reads: /** @type {unknown[]} */ ([]),
  plains: plains.map((given) => engine.readPlain(...given)),
  records: records.map((record) => engine.rate(record)),
  written: /** @type {unknown[]} */ ([]),
  figures: figures.map((text) => engine.figure(text)),
};
for (const [source, options] of reads) answers.reads.push(await worked({ source, options }));
for (const record of records) answers.written.push(await worked({ record }));
process.stdout.write(JSON.stringify(answers));
