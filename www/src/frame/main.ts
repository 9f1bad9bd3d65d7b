// embed.html: the tool for a frame in somebody's page. What an element gets as attributes, this gets in its
// address: `embed.html?show=table%20overall&storage=plan`, or `embed.html#YJ:…` for figures to begin with.
import { canKeep } from '../offline/erase';
import { addWords } from '../words';
import words from '../words/en/frame.json';
import sandboxed from '../words/en/sandboxed.json';
import { FramedRatings } from './framed';
import { tellHeight } from './height';

const ATTRIBUTES = ['edition', 'readonly', 'show', 'storage', 'vector'];
const PARTS = ['input', 'table', 'overall', 'take-away'];

const given = new URLSearchParams(location.search);
const tool = document.querySelector('youth-justice-ratings');
// A part that there is not is no part; where none is left, there would be nothing.
const shown = (given.get('show') ?? '').split(/\s+/).filter((part) => PARTS.includes(part));
if (shown.length > 0) given.set('show', shown.join(' '));
else given.delete('show');
for (const name of ATTRIBUTES) {
  const value = given.get(name);
  if (value !== null) tool?.setAttribute(name, value);
}
document.documentElement.lang = /^cy\b/i.test(given.get('lang') ?? '') ? 'cy' : 'en';
const hasVector = () => /^#YJ/i.test(location.hash);
if (hasVector()) tool?.setAttribute('vector', location.hash.slice(1));

addWords(words);
if (!canKeep()) addWords(sandboxed);
customElements.define('youth-justice-ratings', FramedRatings);
tellHeight();

// A link of the page around may lead to other figures. Only what comes after the # differs then, which loads
// nothing anew by itself; and loading decides again what is a draft and what is shown.
addEventListener('hashchange', () => {
  if (hasVector()) location.reload();
});
