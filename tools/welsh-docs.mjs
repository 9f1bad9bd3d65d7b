// node tools/welsh-docs.mjs: writes the list of what is to be reviewed in the Welsh into docs/welsh.md, below what a
// person wrote there. A test says when that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { CATALOGUES, NAMES, read } from './welsh.mjs';

const file = inRoot('docs', 'welsh.md');
const BEGIN = '<!-- From the catalogue: node tools/welsh-docs.mjs writes what is below. -->\n';

/** Each entry that is to be reviewed: in English and in Welsh, why, and where it stands. */
export function reviewList() {
  const catalogues = Object.entries(CATALOGUES).map(([name, folder]) => {
    const english = read('en', folder, name);
    const said = (/** @type {string} */ key) => String(english[key]);
    return { name, folder, said };
  });
  const data = Object.entries(NAMES).map(([name, folder]) => {
    return { name, folder, said: (/** @type {string} */ key) => key };
  });
  return [...catalogues, ...data].flatMap(({ name, folder, said }) =>
    Object.entries(read('cy', folder, name)).flatMap(([key, entry]) => {
      if (typeof entry === 'string') return [];
      const { text, review } = entry;
      return [{ english: said(key), welsh: text, review, where: `${name}.json` }];
    }),
  );
}

/** The whole file as it should be. */
export function welshDocs() {
  const [above] = readFileSync(file, 'utf8').split(BEGIN);
  const rows = reviewList().map(
    ({ english, welsh, review, where }) => `| ${english} | ${welsh} | ${review} | \`${where}\` |`,
  );
  const head = ['| English | Welsh | what it is | in |', '| --- | --- | --- | --- |'];
  return `${above}${BEGIN}\n${[...head, ...rows].join('\n')}\n`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(file, welshDocs());
