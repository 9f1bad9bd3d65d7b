// Makes the pages about the tool from the Markdown in docs: each one file, in the tool's colours, with a policy
// that lets nothing in but what is written into it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Marked } from 'marked';
import { compile } from 'sass';
import { bundle } from './bundle.mjs';
import { documentPage, inRoot, SUFFIX } from './paths.mjs';
import { bundled } from './vite/bundled.mjs';
import { hashes, insideScript } from './vite/single-file.mjs';

/** Where the page about data shows what is stored now. */
const STORED = '<!-- stored -->';

/** Those that are text and no more, or nearly so. */
export async function buildDocuments() {
  const script = await bundle({
    input: inRoot('www', 'src', 'privacy', 'main.ts'),
    plugins: [bundled('privacy')],
  });
  for (const language of /** @type {(keyof typeof FRAME)[]} */ (Object.keys(FRAME))) {
    const write = (/** @type {Omit<Text, 'body'>} */ text) => {
      const body = bodyOf(text.name, language).replace(STORED, '<div id="stored"></div>');
      writeFileSync(documentPage(text.name, language), document({ ...text, body, language }));
    };
    write({ name: 'accessibility' });
    write({ name: 'privacy', style: 'privacy/privacy', script });
  }
}

/**
 * A text as HTML. What leads to another text leads to its page.
 *
 * @param {string} name
 * @param {keyof typeof FRAME} language
 */
function bodyOf(name, language) {
  const end = SUFFIX[language];
  const marked = new Marked();
  marked.use({
    walkTokens(token) {
      if (token.type === 'link')
        token.href = token.href.replace(/^([a-z]+)\.md\b/, `$1${end}.html`);
    },
  });
  return String(marked.parse(readFileSync(inRoot('docs', `${name}${end}.md`), 'utf8')));
}

/** What a page says itself, and the other language. */
const FRAME = {
  en: { tool: 'Youth Justice Ratings', home: 'index.html', other: 'cy', turn: 'Cymraeg' },
  cy: {
    tool: 'Graddau Cyfiawnder Ieuenctid',
    home: 'index.html?lang=cy',
    other: 'en',
    turn: 'English',
  },
};

/**
 * @typedef {{
 *   name: string,
 *   body: string,
 *   style?: string,
 *   script?: string,
 *   language?: keyof typeof FRAME,
 * }} Text `name` of its source in docs, `style` within www/src
 */

/**
 * A whole page. Its title is its first heading.
 *
 * @param {Text} text
 */
export function document({ name, body, style = 'document', script, language = 'en' }) {
  const { tool, home, other, turn } = FRAME[language];
  const otherwise = basename(documentPage(name, /** @type {keyof typeof FRAME} */ (other)));
  const { css } = compile(inRoot('www', 'src', `${style}.scss`), { style: 'compressed' });
  const styles = `<style>${css.replaceAll(':host', ':root').trim()}</style>`;
  const scripts = script ? `<script type="module">${insideScript(script)}</script>\n` : '';
  const policy = [
    "default-src 'none'",
    `style-src ${hashes(styles, 'style')}`,
    ...(script ? [`script-src ${hashes(scripts, 'script')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const title = body.match(/<h1>(.*?)<\/h1>/)?.[1];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${tool}</title>
${styles}
</head>
<body>
<header><a href="${home}">${tool}</a> <a href="${otherwise}" lang="${other}" hreflang="${other}">${turn}</a></header>
<main>
${body}</main>
${scripts}</body>
</html>
`;
}
