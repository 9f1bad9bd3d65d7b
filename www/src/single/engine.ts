// The engine of the page as one file: a script of its own, of whose text the page also makes the worker that
// reads tables. So the wasm is in the file once, and packed, since nobody may compress the file on its way. The
// page's script is packed too, and unpacked here.

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

/** @param latin whether each byte is a character */
const unpacked = (text: string, latin = false) => strFromU8(inflateSync(decode85(text)), latin);

export const bytes = join(unpacked(packed, true), starts, length, forms);

interface Policies {
  createPolicy(
    name: string,
    rules: { createScript(code: string): string },
  ): { createScript(code: string): unknown };
}

/** Runs the page's script, which the policy lets through by its hash. */
export function run(packedScript: string): void {
  const rules = { createScript: (code: string) => code };
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('youth-justice-ratings-start', rules) ?? rules;
  const script = document.createElement('script');
  script.text = policy.createScript(unpacked(packedScript)) as string;
  document.body.append(script);
}
