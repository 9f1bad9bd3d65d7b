// The list of licences and the bill of materials that the build makes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { dist, licencesFile, sbomFile } from '../../tools/paths.mjs';
import { isAllowed } from '../../tools/trust/licences.mjs';

/** Some of what is certainly in: of the first load, of each reader, of a style sheet, of a bundle within a bundle. */
const CERTAIN = ['rust-std', 'memchr', 'talc', 'calamine', 'lit-html', 'govuk-frontend'].concat([
  'mammoth',
  'jszip',
  'pdfjs-dist',
]);

/** @type {{ components: { name: string, version: string, licenses: { expression: string }[] }[] }} */
const bom = JSON.parse(readFileSync(sbomFile, 'utf8'));

test('a licence is allowed if all that it asks for is', () => {
  for (const licence of ['MIT', 'MIT OR GPL-3.0-only', '(MIT OR Apache-2.0) AND BSD-3-Clause']) {
    assert.ok(isAllowed(licence), licence);
  }
  for (const licence of ['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'MPL-2.0', 'BSD', '']) {
    assert.ok(!isAllowed(licence), licence);
  }
});

test('the bill of materials is valid CycloneDX', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(readFileSync(sbomFile, 'utf8')), null);
});

test('it names what is bundled, and nothing that only builds', () => {
  const names = bom.components.map(({ name }) => name);
  assert.deepEqual(
    CERTAIN.filter((name) => !names.includes(name)),
    [],
  );
  const building = ['vite', 'sass', 'typescript', 'serde_derive', 'proptest', 'binaryen'];
  assert.deepEqual(
    building.filter((name) => names.includes(name)),
    [],
  );
});

test('every part of it has the text of its licence', () => {
  const text = readFileSync(licencesFile, 'utf8');
  const users = Array.from(text.matchAll(/^For (.+):$/gm), ([, list]) => list.split(', ')).flat();
  const without = bom.components.filter(
    ({ name, version }) => !users.includes(`${name} ${version}`),
  );
  assert.deepEqual(without, []);
});

test('nothing that is built holds a path of this machine', () => {
  const paths = [process.cwd(), join(homedir(), '.cargo'), join(homedir(), '.rustup')];
  for (const file of readdirSync(dist).filter((name) => /\.(html|js|txt|json)$/.test(name))) {
    const text = readFileSync(join(dist, file), 'latin1');
    assert.deepEqual(
      paths.filter((path) => text.includes(path)),
      [],
      file,
    );
  }
});
