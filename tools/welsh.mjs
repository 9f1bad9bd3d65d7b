// The Welsh catalogue: a file beside each of the English ones, and those of names that are data. An entry is
// a sentence, or `{ "text": …, "review": … }` where it is to be reviewed and why.
import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** @typedef {Record<string, string>} Words */
/** @typedef {Record<string, string | { text: string, review: string }>} Entries */

/** What CLDR tells apart in Welsh. */
export const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Catalogues with an English one of the same name, by the folder that both are in. */
export const CATALOGUES = {
  names: ['crates', 'core', 'words'],
  explanations: ['crates', 'core', 'words'],
  page: ['www', 'src', 'words'],
  more: ['www', 'src', 'words'],
  'take-away': ['www', 'src', 'words'],
  slow: ['www', 'src', 'words'],
  frame: ['www', 'src', 'words'],
};

const PAGE = ['www', 'src', 'words'];

/** What a page says in place of sentences of its own where it may keep nothing, by what it is in English. */
const INSTEAD = 'sandboxed';

/** Names that are data, by what they are in English: those of the editions, and the page's own. */
export const NAMES = { editions: ['crates', 'core', 'words'], data: ['www', 'src', 'words'] };

/**
 * One file of a language.
 *
 * @param {string} language
 * @param {string[]} folder
 * @param {string} name
 * @returns {Entries}
 */
export function read(language, folder, name) {
  return JSON.parse(readFileSync(inRoot(...folder, language, `${name}.json`), 'utf8'));
}

/** @param {Entries} entries @returns {Words} */
export function texts(entries) {
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [
      key,
      typeof entry === 'string' ? entry : entry.text,
    ]),
  );
}

/** The Welsh names that are data, by the English ones. */
export function names() {
  return Object.entries(NAMES).map(([name, folder]) => read('cy', folder, name));
}

/** All the entries, of the named catalogues too, in which those that come later count. */
export function entries(more = /** @type {string[]} */ ([])) {
  const named = names().flatMap((one) =>
    Object.entries(one).map(([name, entry]) => [`name:${name}`, entry]),
  );
  const files = Object.entries(CATALOGUES).map(([name, folder]) => read('cy', folder, name));
  const others = more.map((name) => read('cy', PAGE, name));
  const english = read('en', PAGE, INSTEAD);
  const instead = Object.entries(read('cy', PAGE, INSTEAD)).map(([key, entry]) => [
    `instead:${english[key]}`,
    entry,
  ]);
  return /** @type {Entries} */ (
    Object.assign({}, ...files, ...others, Object.fromEntries([...named, ...instead]))
  );
}

/**
 * What lit-localize looks up. Where the form of a sentence for some number is no other than the usual one, the
 * catalogue has only that; here it has all.
 *
 * @param {string[]} [more]
 */
export function templates(more) {
  const words = texts(entries(more));
  for (const key of Object.keys(words)) {
    const stem = key.match(/^(.+)\.other$/)?.[1];
    if (!stem || !(`${stem}.one` in words)) continue;
    for (const plural of PLURALS) words[`${stem}.${plural}`] ??= words[key];
  }
  return words;
}
