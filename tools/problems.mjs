// Makes dist/problems.html from docs/problems.md: a page without script, one anchor for each code of a
// problem, which the tool's messages can lead to. The Welsh one is made from docs/problems.cy.md, with the
// examples of the English one.
import { readFileSync, writeFileSync } from 'node:fs';
import { Marked } from 'marked';
import { document } from './documents.mjs';
import { documentPage, inRoot } from './paths.mjs';

/** @typedef {{ title: string, codes: { code: string, title: string }[] }} Group */

export function buildProblems() {
  const [english, welsh] = ['problems.md', 'problems.cy.md'].map((name) =>
    readFileSync(inRoot('docs', name), 'utf8'),
  );
  const [body, welshBody] = [
    html(english, 'Contents'),
    html(withExamples(welsh, english), 'Cynnwys'),
  ];
  writeFileSync(documentPage('problems'), document({ name: 'problems', body }));
  writeFileSync(
    documentPage('problems', 'cy'),
    // What is pasted is English.
    document({
      name: 'problems',
      body: welshBody.replaceAll('<pre>', '<pre lang="en">'),
      language: 'cy',
    }),
  );
}

/**
 * The Welsh text with the example of each code before the last paragraph of its section.
 *
 * @param {string} welsh
 * @param {string} english
 */
function withExamples(welsh, english) {
  const sections = (/** @type {string} */ text) => text.split(/^(?=#{2,3} )/m);
  const code = (/** @type {string} */ section) => section.match(/· `([a-z0-9-]+)`/)?.[1];
  const examples = new Map(
    sections(english).map((section) => [
      code(section),
      section.match(/^```text\n.*?^```\n/ms)?.[0],
    ]),
  );
  return sections(welsh)
    .map((section) => {
      const example = code(section) && examples.get(code(section));
      return example ? section.replace(/^(?=\*\*Sut)/m, () => `${example}\n`) : section;
    })
    .join('');
}

/**
 * @param {string} text the Markdown
 * @param {string} contents what its contents are called
 */
function html(text, contents) {
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
          const before = groups[0]?.title === inside ? nav(groups, contents) : '';
          return `${before}<h2>${inside}</h2>\n`;
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
  return marked.parser(tokens);
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
  if (!code) throw new Error(`docs/problems: “${heading.raw.trim()}” has no code below it`);
  return code;
}

/**
 * @param {Group[]} groups
 * @param {string} label
 */
function nav(groups, label) {
  const items = groups.map(({ title, codes }) => {
    const links = codes.map(({ code, title }) => `<li><a href="#${code}">${title}</a></li>`);
    return `<li>${title}<ul>${links.join('')}</ul></li>`;
  });
  return `<nav aria-label="${label}"><ul>${items.join('')}</ul></nav>\n`;
}
