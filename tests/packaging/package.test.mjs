// The npm package from its tarball: in Node, and its types. In Chromium: tests/browser/package.spec.ts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { inRoot } from '../../tools/paths.mjs';
import { installed, packed } from './installed.mjs';

const consumer = installed('consumer');

/** @param {...string} args */
const node = (...args) => execFileSync(process.execPath, args, { cwd: consumer, encoding: 'utf8' });

test('the tarball holds what is documented, and little of it', () => {
  const files = packed();
  const named = ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'licences.txt', 'sbom.cdx.json'];
  const code = [
    'index.js',
    'node.js',
    'index.d.ts',
    'element.js',
    'element.d.ts',
    'contract.d.ts',
    'words/en.json',
    'words/cy.json',
    'edition.schema.json',
  ];
  const paths = files.map(({ path }) => path);
  assert.deepEqual(
    [...named, ...code].filter((path) => !paths.includes(path)),
    [],
  );
  assert.ok(
    !paths.some((path) => /\.(map|wasm|tgz)$|node_modules|tsconfig/.test(path)),
    `${paths}`,
  );
});

test('it reads and rates in Node', () => {
  const said = JSON.parse(
    node('--no-warnings', 'rate.mjs', inRoot('docs', 'example-edition.json')),
  );
  assert.deepEqual(said.editions, ['2018', '2021']);
  assert.equal(said.list, 'requires-improvement');
  assert.equal(said.problem.code, 'percent-over-100');
  assert.deepEqual([said.problem.line, said.problem.column, said.problem.found], [2, 10, '500']);
  assert.equal(typeof said.message, 'string');
  assert.equal(said[2018], 'requires-improvement');
  assert.equal(said.table, '83');
  assert.deepEqual([said.audit.yes, said.audit.of], [1, 2]);
  assert.equal(said.lowest, 65);
  assert.equal(said.again, 'requires-improvement');
  assert.deepEqual(said.figure, { percent: '83.33', yes: 5, of: 6 });
  assert.deepEqual(said.own, Array(2).fill(['Island2026', 13]));
  assert.equal(said.checked[0].edition.id, 'Island2026');
  assert.equal(said.checked[1].problems[0].code, 'edition-cut-off');
  const [rated, read, ...blank] = said.nonsense;
  for (const outcome of [rated, read]) assert.equal(outcome.problems[0].code, 'unknown-edition');
  assert.equal(read.standards['2.1'].keyQuestions['2.1.1'].percent, null);
  const [readNothing, ratedNothing, checkedNothing, noFigure, number] = blank;
  for (const outcome of [readNothing, ratedNothing]) {
    assert.equal(outcome.problems[0].code, 'nothing-recognised');
  }
  assert.equal(checkedNothing.problems[0].code, 'edition-cut-off');
  assert.deepEqual(noFigure, { share: null, problem: null });
  assert.equal(number.share.percent, '83');
});

test('it can be required', () => {
  assert.equal(node('--no-warnings', 'require.cjs').trim(), 'requires-improvement');
});

test('its types allow what it takes, and nothing else', () => {
  const tsc = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
  for (const how of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    try {
      node(tsc, '--noEmit', '--target', 'es2022', '--types', '', ...strict, ...how, 'types.ts');
    } catch (error) {
      assert.fail(`${how}: ${/** @type {{ stdout: string }} */ (error).stdout}`);
    }
  }
});
