// Where things are, so that every script works from any directory it is started in.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

export const dist = inRoot('dist');
export const packageFolder = inRoot('dist-package');
export const page = inRoot('dist', 'index.html');
export const framePage = inRoot('dist', 'embed.html');
export const hostScript = inRoot('dist', 'embed.js');
export const intranetPage = inRoot('dist', 'intranet', 'index.html');
export const singlePage = inRoot('dist', 'youth-justice-ratings.html');
export const editionSchema = inRoot('crates', 'core', 'editions', 'edition.schema.json');

/** The pages of text beside the tool, by the names of their sources in docs. */
const DOCUMENTS = ['problems', 'privacy', 'accessibility'];

/** What a name of a file has at its end in a language. */
export const SUFFIX = { en: '', cy: '.cy' };

/** @param {string} name @param {keyof typeof SUFFIX} [language] */
export const documentPage = (name, language = 'en') =>
  inRoot('dist', `${name}${SUFFIX[language]}.html`);

/** All of them, in each language. */
export const documentPages = DOCUMENTS.flatMap((name) => [
  documentPage(name),
  documentPage(name, 'cy'),
]);

export const licencesFile = inRoot('dist', 'licences.txt');
export const sbomFile = inRoot('dist', 'sbom.cdx.json');
export const wasmCrate = inRoot('crates', 'wasm');
export const pkg = inRoot('crates', 'wasm', 'pkg');
export const glue = inRoot('crates', 'wasm', 'pkg', 'youth_justice_ratings_wasm.js');
export const wasm = inRoot('crates', 'wasm', 'pkg', 'youth_justice_ratings_wasm_bg.wasm');

/** The engine with the reader of tables, as small as can be. */
export const tablesGlue = inRoot('crates', 'wasm', 'pkg-tables', 'youth_justice_ratings_wasm.js');
export const tablesWasm = inRoot(
  'crates',
  'wasm',
  'pkg-tables',
  'youth_justice_ratings_wasm_bg.wasm',
);

/** The same, made to be fast, which the page loads when it is needed. */
export const fastGlue = inRoot('crates', 'wasm', 'pkg-fast', 'youth_justice_ratings_wasm.js');
export const fastWasm = inRoot('crates', 'wasm', 'pkg-fast', 'youth_justice_ratings_wasm_bg.wasm');

export const spreadsheetCrate = inRoot('crates', 'spreadsheet');
export const spreadsheetGlue = inRoot(
  'crates',
  'spreadsheet',
  'pkg',
  'youth_justice_ratings_spreadsheet.js',
);
export const spreadsheetWasm = inRoot(
  'crates',
  'spreadsheet',
  'pkg',
  'youth_justice_ratings_spreadsheet_bg.wasm',
);

/**
 * Notes of what was installed and built; they go when `node_modules` goes.
 *
 * @param {...string} parts
 */
export const cacheFile = (...parts) =>
  inRoot('node_modules', '.cache', 'youth-justice-ratings', ...parts);
