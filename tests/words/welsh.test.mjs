// The Welsh catalogue against the English one: nothing lacks its translation, and docs/welsh.md lists what is to
// be reviewed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../tools/paths.mjs';
import { CATALOGUES, names, PLURALS, read, templates, texts } from '../../tools/welsh.mjs';
import { reviewList, welshDocs } from '../../tools/welsh-docs.mjs';

const PAGE = ['www', 'src', 'words'];

/** What is the same word in both languages. */
const SAME = {
  more: ['problems.cell'],
  privacy: ['stored.kilobytes'],
  'take-away': ['save.csv', 'save.docx', 'save.json', 'save.xlsx'],
};

const both = [
  ...Object.entries(CATALOGUES),
  ['single', PAGE],
  ['sandboxed', PAGE],
  ['privacy', PAGE],
].map(([name, folder]) => ({
  name,
  english: texts(read('en', folder, name)),
  welsh: texts(read('cy', folder, name)),
}));

/** The stems of sentences that depend on a number. */
const stems = ({ english }) =>
  Object.keys(english).flatMap((key) => key.match(/^(.+)\.one$/)?.[1] ?? []);

/** A key without the form of its number, where it has one. */
const plain = (key, counted) => {
  const [, stem, form] = key.match(/^(.+)\.(\w+)$/) ?? [];
  return counted.includes(stem) && PLURALS.includes(form) ? `${stem}.*` : key;
};

const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

for (const catalogue of both) {
  const { name, english, welsh } = catalogue;

  test(`${name}: every sentence is there in Welsh, and no other`, () => {
    const counted = stems(catalogue);
    const keys = (words) =>
      [...new Set(Object.keys(words).map((key) => plain(key, counted)))].sort();
    assert.deepEqual(keys(welsh), keys(english));
    for (const stem of counted) assert.ok(welsh[`${stem}.other`], `${stem}.other`);
    for (const [key, text] of Object.entries(welsh)) assert.notEqual(text.trim(), '', key);
  });

  test(`${name}: what is filled in is the same in both languages`, () => {
    for (const [key, text] of Object.entries(welsh)) {
      const source = english[key] ?? english[key.replace(/\.\w+$/, '.other')];
      // ‘Nothing to look at’ need not give the number.
      const without = key.endsWith('.zero')
        ? placeholders(source).filter((one) => one !== '{n}')
        : [];
      const same = [placeholders(source), without].some(
        (expected) => expected.join() === placeholders(text).join(),
      );
      assert.ok(same, `${key}: “${text}” for “${source}”`);
    }
  });

  test(`${name}: no sentence was left in English`, () => {
    const same = Object.keys(english).filter((key) => welsh[key] === english[key]);
    // Others are neither language: numbers, signs, names of formats.
    const words = same.filter((key) => /[a-z]{2}/i.test(english[key].replace(/\{\w+\}/g, '')));
    assert.deepEqual(words.sort(), SAME[name] ?? []);
  });
}

test('a sentence that depends on a number has a form for each that Welsh tells apart', () => {
  const words = templates(['single']);
  const rules = new Intl.PluralRules('cy');
  assert.deepEqual(rules.resolvedOptions().pluralCategories.toSorted(), PLURALS.toSorted());
  for (const stem of both.flatMap(stems)) {
    for (const form of PLURALS) assert.ok(words[`${stem}.${form}`], `${stem}.${form}`);
  }
});

test('every name of every edition is there in Welsh, and nothing that none has', () => {
  const folder = inRoot('crates', 'core', 'editions');
  const files = readdirSync(folder).filter((file) => /^\d+\.json$/.test(file));
  assert.ok(files.length >= 2);
  const used = new Set(
    files.flatMap((file) => {
      const { domains, themes, sources } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
      return [
        ...domains.flatMap(({ name, standards }) => [name, ...standards.map((one) => one.name)]),
        ...themes.map(({ label }) => label),
        ...Object.values(sources),
      ];
    }),
  );
  assert.deepEqual(Object.keys(names()[0]).toSorted(), [...used].toSorted());
});

test('the months are those of Intl', () => {
  for (const language of ['en', 'cy']) {
    const { months } = texts(read(language, PAGE, 'more'));
    const formatter = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const expected = Array.from({ length: 12 }, (_, month) =>
      formatter.format(Date.UTC(2024, month)),
    );
    assert.equal(months, expected.join(' '));
  }
});

test('docs/welsh.md lists what is to be reviewed', () => {
  assert.ok(reviewList().length > 30);
  assert.equal(
    welshDocs(),
    readFileSync(inRoot('docs', 'welsh.md'), 'utf8'),
    'run: node tools/welsh-docs.mjs',
  );
});
