// Makes dist/problems.html from docs/problems.md: a page without script, one anchor for each code of a
// problem, which the tool's messages can lead to.
import { readFileSync, writeFileSync } from 'node:fs';
import { Marked } from 'marked';
import { document } from './documents.mjs';
import { inRoot, problemsPage } from './paths.mjs';

/** @typedef {{ title: string, codes: { code: string, title: string }[] }} Group */

export function buildProblems() {
  const text = readFileSync(inRoot('docs', 'problems.md'), 'utf8');
  writeFileSync(problemsPage, html(text));
}

/** @param {string} text the Markdown */
function html(text) {
  /** @type {Group[]} */
  const groups = [];
  const marked = new Marked();
  const tokens = marked.lexer(text);
  marked.use({
    renderer: {
      heading(token) {
        const inside = this.parser.parseInline(token.tokens);
        if (token.depth === 1) return `<h1>${inside}</h1>\n`;
        if (token.depth === 2) {
          // What comes before the first group says how to read the rest.
          const contents = groups[0]?.title === inside ? nav(groups) : '';
          return `${contents}<h2>${inside}</h2>\n`;
        }
        return `<h3 id="${codeAfter(tokens, token)}">${inside}</h3>\n`;
      },
    },
  });
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    const title = String(marked.parseInline(token.text));
    if (token.depth === 2) groups.push({ title, codes: [] });
    if (token.depth === 3) groups.at(-1)?.codes.push({ code: codeAfter(tokens, token), title });
  }
  return document({ body: marked.parser(tokens) });
}

/**
 * The code of a section: the first that stands in code marks below its heading.
 *
 * @param {import('marked').Token[]} tokens
 * @param {import('marked').Token} heading
 */
function codeAfter(tokens, heading) {
  const below = tokens.slice(tokens.indexOf(heading) + 1).find(({ type }) => type === 'paragraph');
  const code = below?.raw.match(/· `([a-z0-9-]+)`/)?.[1];
  if (!code) throw new Error(`docs/problems.md: “${heading.raw.trim()}” has no code below it`);
  return code;
}

/** @param {Group[]} groups */
function nav(groups) {
  const items = groups.map(({ title, codes }) => {
    const links = codes.map(({ code, title }) => `<li><a href="#${code}">${title}</a></li>`);
    return `<li>${title}<ul>${links.join('')}</ul></li>`;
  });
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>\n`;
}
