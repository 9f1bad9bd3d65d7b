// The schema of editions says what the core's check says, as far as a schema can.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inRoot } from '../../tools/paths.mjs';

const read = (/** @type {string[]} */ ...path) => readFileSync(inRoot(...path), 'utf8');

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(read('crates', 'core', 'editions', 'edition.schema.json')),
);
const example = read('docs', 'example-edition.json');

test('the schema accepts the built-in editions and the guide’s example', () => {
  for (const text of [
    read('crates', 'core', 'editions', '2018.json'),
    read('crates', 'core', 'editions', '2021.json'),
    example,
  ]) {
    validate(JSON.parse(text));
    assert.deepEqual(validate.errors, null);
  }
});

test('the schema rejects what the check rejects, but for what no schema can say', () => {
  /** @type {{ replace: [string, string], schema: boolean | null }[]} */
  const faults = JSON.parse(read('tests', 'editions', 'faults.json'));
  assert.ok(faults.some(({ schema }) => schema === true));
  for (const { replace, schema } of faults) {
    const [from, to] = replace;
    assert.ok(example.includes(from), from);
    if (schema !== null) {
      const valid = validate(JSON.parse(example.replace(from, () => to)));
      assert.equal(valid, !schema, `${to}: ${JSON.stringify(validate.errors)}`);
    }
  }
});
