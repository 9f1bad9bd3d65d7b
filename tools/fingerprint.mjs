// Whether something has to be made again: what it is made from, as one hash, kept beside the last one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cacheFile, inRoot } from './paths.mjs';

/** Folders of a crate in which nothing is an input: what a build writes, and what only tests read. */
const ASIDE = /^crates\/[^/]+\/(pkg|target|tests|benches|examples)$/;

/**
 * The hash of all files at these paths, which may be absent.
 *
 * @param {string[]} paths within the repository
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesAt)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * Makes something unless it is there and was made from the same inputs.
 *
 * @param {string} name
 * @param {{ from: string, makes: string[], force?: boolean }} what `from` is a fingerprint
 * @param {() => Promise<void>} make
 */
export async function makeUnlessCurrent(name, { from, makes, force = false }, make) {
  const stamp = cacheFile(name);
  const current =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === from && makes.every(existsSync);
  if (current && !force) return false;
  await make();
  mkdirSync(cacheFile(), { recursive: true });
  writeFileSync(stamp, from);
  return true;
}

/**
 * @param {string} path within the repository, with `/` on every system
 * @returns {string[]}
 */
function filesAt(path) {
  if (ASIDE.test(path) || !existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesAt(`${path}/${name}`));
}
