// The engine of the page as one file: a script of its own, of whose text the page also makes the worker that
// reads tables. So the wasm is in the file once, and packed, since nobody may compress the file on its way.

import packed, { forms, join, length, starts } from 'virtual:packed-engine';
import { inflateSync, strFromU8 } from 'fflate';

export * from 'youth-justice-ratings-tables';
// Under a name: the bundler takes the whole of another script for its default.
export { default as start } from 'youth-justice-ratings-tables';

/** Five characters are four bytes, as tools/single.mjs writes them. */
function decode85(text: string): Uint8Array {
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0; at < text.length; at += 5) {
    let value = 0;
    for (let digit = 0; digit < 5; digit += 1) {
      const code = text.charCodeAt(at + digit);
      value = value * 85 + (code === 120 ? 92 : code) - 35;
    }
    bytes.setUint32((at / 5) * 4, value);
  }
  return new Uint8Array(bytes.buffer);
}

const parted = inflateSync(decode85(packed));
export const bytes = join(strFromU8(parted, true), starts, length, forms);
