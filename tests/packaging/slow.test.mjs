// All engines give the same answers, over everything that is in the corpus of tests: the small ones, the fast one
// that reads beside the page, and dist/slow.js, for where WebAssembly is switched off.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  dist,
  fastGlue,
  fastWasm,
  glue,
  inRoot,
  tablesGlue,
  tablesWasm,
  wasm,
} from '../../tools/paths.mjs';

/** Files of text whose readers are the engine's; of others, only what they hold would come to it. */
const TEXTS = /\.(txt|tsv|csv|md|html)$/;

const corpus = ['reports', 'tables', 'files'].flatMap((folder) =>
  readdirSync(inRoot('tests', folder))
    .filter((name) => TEXTS.test(name))
    .map((name) => ({ name, text: readFileSync(inRoot('tests', folder, name), 'utf8') })),
);

/** Forms that no file of the corpus has. */
const LINES = [
  'YJ:2021/1.1:G/2.1:83-50-50/2.2:10of13-8of13-5of13/3.1:69-81-63!G/4.1:G/end',
  'see https://example.org/#YJ:2018/3.4:61-69/2.3:NI',
  'edition 2018\n2.1: 83, 50, 50\n2.2.1 5 of 6\n1.1 RI\n2 not inspected',
];
corpus.push(...LINES.map((text) => ({ name: 'a line', text })));

/** As a clipboard's table: cells, some of them merged. @param {string} text */
const cells = (text) =>
  text
    .split('\n')
    .map((row, at) =>
      row.split('\t').map((cell) => ({ text: cell, ...(at === 0 && { columns: 2, rows: 1 }) })),
    );

const options = { edition: '', answers: {} };
const reads = corpus.flatMap(({ name, text }) => [
  [{ text, sheets: [] }, options],
  [
    { text: '', sheets: [{ name, rows: cells(text) }] },
    { edition: '2018', answers: { column: 1 } },
  ],
]);
const plains = corpus.flatMap(({ text }) => [
  [text, '2021', false],
  [text, '2018', false],
]);
const figures = ['', '83', '62.5 %', '5 of 6', '5/6', '101', '7 of 6', 'x', '½', '0.005', '1e2'];

/** What nobody should hand in, and somebody will. */
const odd = [
  null,
  5,
  'text',
  [],
  {},
  { edition: 'none', standards: 5, prompts: [1], published: [] },
  { edition: '2021', standards: { 9.9: {}, 2.1: { keyQuestions: { '2.1.1': { percent: 83 } } } } },
  {
    edition: '2021',
    standards: { 2.1: { keyQuestions: { '2.1.1': { yes: 1.5, of: -1 }, x: {} } } },
  },
  { edition: '2021', standards: { 1.1: { stated: 'great', status: 'no', discretion: {} } } },
  { edition: '2021', prompts: { '2.1.1': ['69', 5, null, '101'], '2.1.2': null, '9.9.9': ['1'] } },
  { edition: '2021', published: { score: 1e9, outOf: '36', rating: 'good', month: '2022-13' } },
  { edition: '2021', service: 'Sûre ⁠“\ud83d\ude00”', standards: [{ stated: 'good' }] },
];

/** What each engine answers. @type {Record<'small' | 'fast' | 'slow', any>} */
const answers = { small: undefined, fast: undefined, slow: undefined };

/** @param {string} glue @param {string} wasm */
async function started(glue, wasm) {
  const engine = await import(pathToFileURL(glue).href);
  engine.initSync({ module: readFileSync(wasm) });
  return engine;
}

before(async () => {
  const plain = await started(glue, wasm);
  const tables = await started(tablesGlue, tablesWasm);
  const fast = await started(fastGlue, fastWasm);
  const outcomes = reads.map(([source, how]) => tables.read(source, how));
  const own = JSON.stringify(outcomes[0]);
  for (const text of [
    own,
    own.slice(0, -5),
    '{"standards":{}}',
    `\ufeff ${own}`,
    '{"edition":5}',
  ]) {
    reads.push([{ text, sheets: [] }, options]);
    plains.push([text, '2021', false]);
  }
  const records = [...outcomes, ...odd];
  const of = (/** @type {any} */ first, /** @type {any} */ whole) => ({
    editions: first.editions(),
    reads: reads.map(([source, how]) => whole.read(source, how)),
    plains: plains.map((given) => first.readPlain(...given)),
    records: records.map((record) => first.rate(record)),
    written: records.map((record) => whole.write(record)),
    figures: figures.map((text) => first.figure(text)),
  });
  answers.small = of(plain, tables);
  answers.fast = of(fast, fast);
  const questions = join(mkdtempSync(join(tmpdir(), 'yjr-slow-')), 'questions.json');
  writeFileSync(questions, JSON.stringify({ reads, plains, records, figures }));
  const script = inRoot('tests', 'packaging', 'slow', 'answers.mjs');
  const args = ['--no-expose-wasm', '--no-warnings', script, join(dist, 'slow.js'), questions];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  answers.slow = JSON.parse(said);
});

for (const what of /** @type {const} */ ([
  'editions',
  'reads',
  'plains',
  'records',
  'written',
  'figures',
])) {
  for (const engine of /** @type {const} */ (['fast', 'slow'])) {
    test(`the same ${what} by the ${engine} engine`, () => {
      const [wanted, given] = [answers.small[what], answers[engine][what]];
      assert.ok(wanted.length > 0);
      assert.equal(given.length, wanted.length);
      for (const [index, answer] of wanted.entries()) {
        const [one, other] = [given[index], answer].map((value) => JSON.stringify(value) ?? 'null');
        assert.deepEqual(JSON.parse(one), JSON.parse(other), `${what} ${index}`);
      }
    });
  }
}

test('the corpus is all there', () => {
  assert.ok(corpus.length > 80, `${corpus.length} texts`);
  const forms = new Set(
    answers.small.reads.map((/** @type {{ form: string }} */ { form }) => form),
  );
  for (const form of ['report', 'list', 'table', 'cases', 'vector'])
    assert.ok(forms.has(form), form);
});
