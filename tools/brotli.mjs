// What the pages and scripts weigh on their way: compressed once, as small as can be.
import { brotliCompressSync, constants } from 'node:zlib';

/** Which of them is best, only trying shows; the page is neither quite text nor quite bytes. */
const MODES = [constants.BROTLI_MODE_GENERIC, constants.BROTLI_MODE_FONT];

/** How distances are written, in postfix bits and direct codes: which suits, only trying shows too. */
const DISTANCES = [
  [0, 0],
  [1, 24],
];

/** Small blocks suit a page that is markup, then code, then an engine: half a percent less than by default. */
const BLOCK_BITS = 16;

/**
 * @param {string | Uint8Array} content
 * @returns {Buffer}
 */
export function brotli(content) {
  const bytes = Buffer.from(content);
  const tries = MODES.flatMap((mode) =>
    DISTANCES.map(([postfix, direct]) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          [constants.BROTLI_PARAM_LGBLOCK]: BLOCK_BITS,
          [constants.BROTLI_PARAM_MODE]: mode,
          [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
          [constants.BROTLI_PARAM_NDIRECT]: direct,
        },
      }),
    ),
  );
  return tries.reduce((best, next) => (next.length < best.length ? next : best));
}
