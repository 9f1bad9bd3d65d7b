// dist/licences.txt: the licences of everything shipped, each text once, with those that use it and all their notices. A licence
// that deny.toml does not allow stops the build.
import { readFileSync } from 'node:fs';
import satisfies from 'spdx-satisfies';
import { inRoot } from '../paths.mjs';
import { Problem } from '../run.mjs';
import { compare } from './shipped.mjs';

/** @typedef {import('./shipped.mjs').Part} Part */

const OPENING = `Youth Justice Ratings
=====================

Copyright the Youth Justice Ratings contributors. Licensed under MIT or Apache-2.0, as you prefer; both
texts are below. The rules, and the figures to try, come from inspection reports: Crown copyright, used
under the Open Government Licence v3.0
(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).

The work of others is in it:

`;

/** A notice of who holds the rights, which is all that differs between many texts. */
const COPYRIGHT = /^[ \t]*Copyright .*$/gm;

const RULE = `\n\n${'-'.repeat(78)}\n\n`;

/** @param {Part[]} parts */
export function licences(parts) {
  const barred = parts.filter(({ licence }) => !isAllowed(licence));
  if (barred.length > 0) {
    const list = barred.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
    throw new Problem(
      `deny.toml does not allow what these are licensed under:\n${list.join('\n')}`,
    );
  }
  /** @type {Map<string, { text: string, names: Set<string>, copyrights: Set<string> }>} */
  const users = new Map();
  const add = (/** @type {string} */ text, /** @type {string} */ name) => {
    const words = text.replace(COPYRIGHT, '').replace(/\s+/g, ' ');
    const known = users.get(words) ?? { text, names: new Set(), copyrights: new Set() };
    known.names.add(name);
    for (const [line] of text.matchAll(COPYRIGHT)) known.copyrights.add(line.trim());
    users.set(words, known);
  };
  for (const licence of /** @type {const} */ (['MIT', 'APACHE'])) {
    add(own(licence), 'Youth Justice Ratings');
  }
  for (const part of parts) {
    for (const text of part.texts.length > 0 ? part.texts : [standard(part)]) {
      add(text, `${part.name} ${part.version}`);
    }
  }
  const list = parts.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const texts = Array.from(users.values(), ({ text, names, copyrights }) => {
    const lines = [...copyrights].join('\n');
    // In place of the first notice stand all.
    let isFirst = true;
    const whole = text.replace(COPYRIGHT, () => {
      const notice = isFirst ? lines : '';
      isFirst = false;
      return notice;
    });
    return `For ${[...names].join(', ')}:\n\n${whole}`;
  });
  return `${[OPENING + list.join('\n'), ...texts.sort(compare)].join(RULE)}\n`;
}

/** @param {string} licence an SPDX expression */
export function isAllowed(licence) {
  const allow = readFileSync(inRoot('deny.toml'), 'utf8').match(/^allow = (\[[^\]]*\])/m)?.[1];
  const ids = JSON.parse((allow ?? '[]').replace(/,\s*\]$/, ']'));
  try {
    return satisfies(licence, ids);
  } catch {
    return false;
  }
}

/** @param {'MIT' | 'APACHE'} licence */
const own = (licence) => readFileSync(inRoot(`LICENSE-${licence}`), 'utf8').trim();

/**
 * The text for a package that brings none. Apache's names nobody; MIT's is given its author.
 *
 * @param {Part} part
 */
function standard({ name, licence, author }) {
  if (licence.includes('Apache-2.0')) return own('APACHE');
  if (licence === 'MIT' && author) {
    return own('MIT').replace(/^Copyright .*$/m, () => `Copyright (c) ${author}`);
  }
  throw new Problem(`${name} brings no text of its licence, ${licence}.`);
}
