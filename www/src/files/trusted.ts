// The page's own Trusted Types policy: which scripts may be loaded and which HTML may be parsed.
import { READERS } from './protocol';

interface Policy {
  createHTML(html: string): unknown;
  createScriptURL(address: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  // Only for documents that nobody sees: nothing in them runs or loads (clipboard/html.ts).
  createHTML: (html) => html,
  createScriptURL(address) {
    const known = READERS.some((name) => address === `read-${name}.js`);
    if (known || address.startsWith('blob:')) return address;
    throw new TypeError(`${address} is no script of this page`);
  },
};

let policy: Policy | undefined;

/** Made when it is first needed. Browsers without Trusted Types take plain strings. */
function own(): Policy {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('youth-justice-ratings', rules) ?? rules;
  return policy;
}

export const trusted = {
  /** HTML for a document that is never shown. */
  html: (html: string) => own().createHTML(html),
  /** The address of a script: one of the readers, or one made here. */
  scriptURL: (address: string) => own().createScriptURL(address),
};
