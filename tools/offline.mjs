// What makes the page work without a network: the service worker, with the list of what it keeps, and the
// manifest that makes an application of it, with its icons.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { icon, iconDrawing } from './icon.mjs';
import { dist, documentPages, inRoot } from './paths.mjs';
import { bundled } from './vite/bundled.mjs';

export const WORKER = 'sw.js';
const MANIFEST = 'manifest.json';

/**
 * What a first use needs, and what is small beside it: the pages of text too, which a link must not lead to in
 * vain. None of it is waited for: the worker starts when the page is ready and the browser idle.
 */
export const FIRST = [
  ...['index.html', 'more.js', 'take-away.js', 'cy.js', MANIFEST],
  ...documentPages.map((file) => basename(file)),
];

/** All that is built for it, by the names of the files. */
export const OFFLINE_FILES = [WORKER, MANIFEST];

/**
 * Writes all of it, once what it is about is there.
 *
 * @param {string[]} later the names of what is kept once it was used, or on request
 */
export async function buildOffline(later) {
  writeFileSync(join(dist, MANIFEST), `${JSON.stringify(manifest(), null, 2)}\n`);
  const code = await bundle({
    input: inRoot('www', 'src', 'offline', 'worker', 'main.ts'),
    plugins: [kept(later), bundled('sw')],
  });
  writeFileSync(join(dist, WORKER), code);
}

function manifest() {
  return {
    name: 'Youth Justice Ratings',
    short_name: 'YJ Ratings',
    description:
      'What the inspectorate’s published rules make of a youth justice service’s figures',
    lang: 'en-GB',
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: '#14507d',
    background_color: '#ffffff',
    // Within the manifest, since the page's policy lets no picture be loaded from anywhere, and they are small.
    icons: [
      {
        src: data('image/svg+xml', Buffer.from(iconDrawing())),
        sizes: 'any',
        type: 'image/svg+xml',
      },
      ...[192, 512].map((size) => ({
        ...{ src: data('image/png', icon(size)), sizes: `${size}x${size}`, type: 'image/png' },
        purpose: 'any maskable',
      })),
    ],
  };
}

/** @param {string} type @param {Buffer} bytes */
const data = (type, bytes) => `data:${type};base64,${bytes.toString('base64')}`;

/** The list of what is kept, each by its hash. @param {string[]} later @returns {import('vite').Plugin} */
function kept(later) {
  const id = '\0offline';
  const list = (/** @type {string[]} */ names) =>
    JSON.stringify(
      names.map((url) => {
        const bytes = readFileSync(join(dist, url));
        const hash = createHash('sha256').update(bytes).digest('base64');
        return { url, integrity: `sha256-${hash}`, bytes: bytes.length };
      }),
    );
  return {
    name: 'kept',
    resolveId: (source) => (source === 'virtual:offline' ? id : null),
    load: (wanted) =>
      wanted === id
        ? `export const first = ${list(FIRST)};
           export const later = ${list(later)};`
        : null,
  };
}
