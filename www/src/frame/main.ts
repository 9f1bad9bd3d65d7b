// embed.html: the tool for a frame in somebody's page. What an element gets as attributes, this gets in its
// address: `embed.html?show=table%20overall&storage=plan`, or `embed.html#YJ:…` for figures to begin with.
import { addWords } from '../words';
import words from '../words/en/frame.json';
import sandboxed from '../words/en/sandboxed.json';
import { FramedRatings } from './framed';
import { tellHeight } from './height';

const ATTRIBUTES = ['edition', 'lang', 'readonly', 'show', 'storage', 'vector'];

const given = new URLSearchParams(location.search);
const tool = document.querySelector('youth-justice-ratings');
for (const name of ATTRIBUTES) {
  const value = given.get(name);
  if (value !== null) tool?.setAttribute(name, value);
}
if (/^#YJ/i.test(location.hash)) tool?.setAttribute('vector', location.hash.slice(1));

addWords(words);
try {
  // In a sandbox this throws.
  void localStorage;
} catch {
  addWords(sandboxed);
}
customElements.define('youth-justice-ratings', FramedRatings);
tellHeight();
