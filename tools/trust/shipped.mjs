// What other people's code is in what we ship: crates compiled into the wasm, and npm packages bundled into
// the page and its readers.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { output, Problem } from '../run.mjs';
import { bundledPackages } from '../vite/bundled.mjs';

/**
 * @typedef {object} Part
 * @property {'cargo' | 'npm' | 'rust'} kind
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression
 * @property {string | null} author for a package without a text of its own
 * @property {string[]} texts its licences' texts, as it brings them
 * @property {{ alg: 'SHA-256' | 'SHA-512', content: string } | null} hash of the package as its registry has it
 */

/** What a package means by a licence that is no SPDX expression, as its text shows. @type {Record<string, string>} */
const MEANT = { 'duck 0.1.12': 'BSD-2-Clause' };

/** What we bundle as its one file, which has its dependencies in it. */
const BUNDLED_BEFORE = ['mammoth'];

/** The crates that become wasm. */
const OURS = ['wasm', 'spreadsheet', 'portable'].map((name) => `youth-justice-ratings-${name}`);

/**
 * Everything shipped, in the order of its names.
 *
 * @param {string[]} bundles
 * @param {string[]} [ours] which of our crates are in it
 * @returns {Part[]}
 */
export function shipped(bundles, ours = OURS) {
  const parts = [standardLibrary(), ...crates(ours), ...packages(bundles)];
  return parts.sort((a, b) => compare(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}

/** The same order on every machine. @param {string} a @param {string} b */
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @returns {Part} */
function standardLibrary() {
  const version = asked('rustc', ['--version']).split(' ')[1];
  const licence = 'MIT OR Apache-2.0';
  return {
    ...{ kind: 'rust', name: 'rust-std', version, licence },
    ...{ author: 'The Rust Project contributors', texts: [], hash: null },
  };
}

/** The crates that are linked, without those that only help to build. @param {string[]} ours @returns {Part[]} */
function crates(ours) {
  const linked = asked('cargo', [
    ...['tree', '--locked', '--edges', 'normal,no-proc-macro', '--prefix', 'none'],
    ...['--target', 'wasm32-unknown-unknown', '--format', '{p}'],
    ...ours.flatMap((crate) => ['-p', crate]),
    ...['--features', 'youth-justice-ratings-wasm/tables'],
  ]);
  const wanted = new Set(linked.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const known = JSON.parse(asked('cargo', ['metadata', '--locked', '--format-version', '1']));
  const sums = checksums();
  return known.packages
    .filter((/** @type {any} */ { source }) => source !== null)
    .filter((/** @type {any} */ { name, version }) => wanted.has(`${name} v${version}`))
    .map((/** @type {any} */ { name, version, license, authors, manifest_path }) => {
      const sum = sums.get(`${name} ${version}`);
      return {
        ...{ kind: 'cargo', name, version, licence: (license ?? '').replaceAll('/', ' OR ') },
        ...{ author: authors.join(', ') || null, texts: texts(dirname(manifest_path)) },
        hash: sum ? { alg: 'SHA-256', content: sum } : null,
      };
    });
}

/** What Cargo.lock says of the crates' archives. @returns {Map<string, string>} */
function checksums() {
  const lock = readFileSync(inRoot('Cargo.lock'), 'utf8');
  const entries = lock.matchAll(
    /name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/g,
  );
  return new Map(Array.from(entries, ([, name, version, sum]) => [`${name} ${version}`, sum]));
}

/**
 * The packages that are bundled.
 *
 * @param {string[]} bundles
 * @returns {Part[]}
 */
function packages(bundles) {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  /** @type {Map<string, Part>} */
  const found = new Map();
  const take = (/** @type {string} */ name, /** @type {string} */ within, all = false) => {
    const path = installed(lock, name, within);
    if (!path) throw new Problem(`${name} is bundled, and package-lock.json does not have it.`);
    if (found.has(path)) return;
    const folder = inRoot(...path.split('/'));
    const { version, license, author } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    found.set(path, {
      ...{ kind: 'npm', name, version, licence: MEANT[`${name} ${version}`] ?? license ?? '' },
      ...{ author: author?.name ?? author ?? null, texts: texts(folder) },
      hash: integrity(lock[path].integrity),
    });
    if (!all) return;
    for (const needed of Object.keys(lock[path].dependencies ?? {})) take(needed, path, all);
  };
  for (const name of bundles.flatMap(bundledPackages)) {
    take(name, '', BUNDLED_BEFORE.includes(name));
  }
  return [...found.values()];
}

/**
 * The path of a package, looked for as Node does: beside what needs it, then further out.
 *
 * @param {Record<string, unknown>} lock
 * @param {string} name
 * @param {string} within
 * @returns {string | undefined}
 */
function installed(lock, name, within) {
  const path = `${within}/node_modules/${name}`.replace(/^\//, '');
  if (lock[path]) return path;
  return within
    ? installed(lock, name, within.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''))
    : undefined;
}

/** @param {string | undefined} text as in package-lock.json @returns {Part['hash']} */
function integrity(text) {
  if (!text?.startsWith('sha512-')) return null;
  return { alg: 'SHA-512', content: Buffer.from(text.slice(7), 'base64').toString('hex') };
}

/**
 * The texts of a package's licences. Where it offers a choice, MIT's is the short one.
 *
 * @param {string} folder
 */
function texts(folder) {
  const files = readdirSync(folder).filter((name) =>
    /^(un)?licen[cs]e|^copying|^notice/i.test(name),
  );
  const mit = files.some((name) => /mit/i.test(name));
  return files
    .filter((name) => !(mit && /apache|unlicense|copying/i.test(name)))
    .filter((name) => existsSync(join(folder, name)))
    .sort(compare)
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** @param {string} command @param {string[]} args */
function asked(command, args) {
  const said = output(command, args);
  if (said === null) throw new Problem(`“${command} ${args.join(' ')}” failed.`);
  return said;
}
