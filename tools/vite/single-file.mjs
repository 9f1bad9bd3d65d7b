// A Vite plugin that makes the built page one file that needs nothing else: one round trip to load, and a
// double click opens it. What is inline is let through by its hash, so the policy stays strict.
import { createHash } from 'node:crypto';
import { scriptHashes } from '../lazy.mjs';
import { smallest } from './engine.mjs';

/** @returns {import('vite').Plugin} */
export function singleFile() {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',

    config: () => ({
      build: {
        assetsInlineLimit: Number.MAX_SAFE_INTEGER,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),

    transformIndexHtml: { order: 'pre', handler: compact },

    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const html = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'));
        if (html?.type !== 'asset') return this.error('there is no page to put everything into');

        let text = String(html.source);
        for (const [name, file] of Object.entries(bundle)) {
          if (file === html) continue;
          if (file.type === 'chunk') text = inlineScript(text, name, file.code);
          else if (name.endsWith('.css')) text = inlineStyle(text, name, String(file.source));
          else this.error(`${name} would be a second file`);
          delete bundle[name];
        }
        html.source = withPolicy(smallest(text), { beside: scriptsBeside() });
      },
    },
  };
}

/** Without what is written for people: comments, lines and indents. @param {string} html */
function compact(html) {
  return html.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' ');
}

/**
 * Puts a script at the end of the body: what stands there in markup is read, and can be painted, before
 * the script has even arrived.
 *
 * @param {string} html
 * @param {string} name
 * @param {string} code
 */
function inlineScript(html, name, code) {
  const script = `<script type="module">${insideScript(code.trim())}</script>`;
  return replaceOnce(
    replaceOnce(html, tag('script', name, '></script>'), ''),
    /<\/body>/,
    `${script}</body>`,
  );
}

/**
 * @param {string} html
 * @param {string} name
 * @param {string} css
 */
function inlineStyle(html, name, css) {
  return replaceOnce(html, tag('link', name, '>'), `<style>${css.trim()}</style>`);
}

/**
 * Within a script element HTML looks for its end, and after a comment's opening not even for that. In a
 * string or a regular expression, the only places they can occur, `\x3C` means the same as `<`.
 *
 * @param {string} code
 */
export function insideScript(code) {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3C');
}

/**
 * @param {string} element
 * @param {string} file
 * @param {string} end
 */
function tag(element, file, end) {
  return new RegExp(`[ \\t]*<${element} [^>]*${file.replaceAll('.', '\\.')}"[^>]*${end}\\n?`);
}

/**
 * @param {string} text
 * @param {RegExp} what
 * @param {string} by
 */
function replaceOnce(text, what, by) {
  if (!what.test(text)) throw new Error(`the built page has no ${what}`);
  return text.replace(what, () => by);
}

/**
 * The policy stands first in the head, since it governs only what follows it. What is inline may run and
 * style, each by its hash, and workers are made of its source (`blob:`) and under the same policy.
 *
 * @param {string} html
 * @param {object} [others] other scripts that may run, as sources of the policy
 * @param {string[]} [others.beside] those in files of their own
 * @param {string[]} [others.within] those that one within makes
 */
export function withPolicy(html, { beside = [], within = [] } = {}) {
  const policy = [
    "default-src 'none'",
    `script-src ${[hashes(html, 'script'), ...within, ...beside].join(' ')} 'wasm-unsafe-eval'`,
    // What is made of several files also has a service worker and a manifest beside it.
    beside.length > 0 ? "worker-src blob: 'self'; manifest-src 'self'" : 'worker-src blob:',
    `style-src ${hashes(html, 'style') || "'none'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html youth-justice-ratings${within.length > 0 ? ' youth-justice-ratings-start' : ''}`,
  ].join('; ');
  return replaceOnce(
    html,
    /<head>/,
    `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/**
 * Beside what is inline, only the page's own scripts may run, each by the hash of its bytes: nothing
 * else that the same server happens to hold, which `'self'` would let in. A page on somebody's own disk
 * (`file:`) has no hashes to compare, since browsers do not let it see another file's bytes; there,
 * what lies on the disk may run, and our Trusted Types policy lets those scripts through alone. From a
 * web server, `file:` allows nothing.
 */
function scriptsBeside() {
  return [...Object.values(scriptHashes()).map((hash) => `'${hash}'`), 'file:'];
}

/**
 * What a policy allows: the inline elements of this name, each by its hash.
 *
 * @param {string} html
 * @param {string} element
 */
export function hashes(html, element) {
  const elements = html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'));
  return Array.from(elements, ([, content]) => hash(content)).join(' ');
}

/** What a policy calls an inline element. @param {string} content */
export const hash = (content) =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
