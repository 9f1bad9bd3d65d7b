// A Vite plugin for what the page and the parts that it loads later have in common. The page hands its
// own modules over, so that each is loaded once and has one state:
//
//   import { kit } from 'virtual:kit';  // in the page
//
// A part imports the same modules as if they were its own.
import { inRoot } from '../paths.mjs';

const inSource = (/** @type {string[]} */ ...parts) => inRoot('www', 'src', ...parts);

/** What is handed over, by the name under which it is. */
const KIT = {
  lit: 'lit/html.js',
  words: inSource('words', 'index.ts'),
  script: inSource('lazy', 'script.ts'),
  trusted: inSource('lazy', 'trusted.ts'),
  state: inSource('state', 'state.ts'),
  record: inSource('state', 'record.ts'),
  reading: inSource('state', 'reading.ts'),
  merge: inSource('state', 'merge.ts'),
  view: inSource('elements', 'view.ts'),
  rating: inSource('elements', 'rating', 'rating.ts'),
  arrival: inSource('elements', 'tool', 'arrival.ts'),
};

/** What of a module is handed over where that is not all of it. */
const NAMES = /** @type {Record<string, string>} */ ({ lit: 'html, nothing, render, svg' });

/** Where a part finds each, and all of it, for a part that loads another. */
export const GLOBALS = {
  ...Object.fromEntries(Object.keys(KIT).map((name) => [`kit:${name}`, `kit.${name}`])),
  'virtual:kit': '{ kit }',
};

/**
 * For the page: the module that hands all of it over.
 *
 * @returns {import('vite').Plugin}
 */
export function kit() {
  return {
    name: 'kit',
    resolveId: (id) => (id === 'virtual:kit' ? '\0kit' : null),
    load(id) {
      if (id !== '\0kit') return null;
      const imports = Object.entries(KIT).map(([name, path]) =>
        name in NAMES
          ? `import { ${NAMES[name]} } from ${JSON.stringify(path)}; const ${name} = { ${NAMES[name]} };`
          : `import * as ${name} from ${JSON.stringify(path)};`,
      );
      return `${imports.join('\n')}\nexport const kit = { ${Object.keys(KIT).join(', ')} };`;
    },
  };
}

/**
 * For a part: leaves those modules to the page.
 *
 * @returns {import('vite').Plugin}
 */
export function fromKit() {
  return {
    name: 'from-kit',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer) return null;
      if (source === 'virtual:kit') return { id: source, external: true };
      const resolve = (/** @type {string} */ id) =>
        this.resolve(id, importer, { ...options, skipSelf: true });
      const resolved = await resolve(source);
      for (const [name, path] of Object.entries(KIT)) {
        const shared = await resolve(path);
        if (shared && shared.id === resolved?.id) return { id: `kit:${name}`, external: true };
      }
      return resolved;
    },
  };
}
