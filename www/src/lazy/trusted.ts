// The page's own Trusted Types policy: which scripts may be loaded and which HTML may be parsed.
import hashes from 'virtual:lazy';

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
    // Browsers run a service worker (`sw.js`) only from the page's own server.
    if (/^blob:|^sw\.js$/.test(address) || address.replace(/\.js$/, '') in hashes) return address;
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
  /** The address of a script: one of the page's own, or one made here. */
  scriptURL: (address: string) => own().createScriptURL(address),
};
