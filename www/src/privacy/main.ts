// The page about data shows what is stored now, and erases it when a person says so twice.
import { CHANNEL, ERASED } from '../offline/erase';
import welsh from '../words/cy/privacy.json';
import english from '../words/en/privacy.json';
import { erase, KINDS, type Kind, type Stored, stored } from './stored';

type Key = keyof typeof english;

const { lang } = document.documentElement;
const words: Record<Key, string> = lang === 'cy' ? welsh : english;

function say(key: Key, args: Record<string, string> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => args[name] ?? '');
}

/** An element with its content. */
function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: readonly (Node | string)[] = [],
  attributes: Partial<Record<'class' | 'id' | 'scope' | 'role' | 'aria-labelledby', string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.append(...content);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  return element;
}

function button(key: Key, act: () => void, look = ''): HTMLButtonElement {
  const element = make('button', [say(key)], { class: look });
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

const list = make('div');
const status = make('p', [], { role: 'status' });
const dialog = make(
  'dialog',
  [
    make('h2', [say('erase.question')], { id: 'erase-question' }),
    make('p', [say('erase.consequence')]),
    // The first has the focus.
    button('erase.no', () => dialog.close()),
    button('erase.yes', () => void eraseAll(), 'bad'),
  ],
  { 'aria-labelledby': 'erase-question' },
);

function present(found: Stored): Kind[] {
  return KINDS.filter((kind) => found[kind].number > 0);
}

/** Such as “Draft (1), Files for use offline (14)”. */
function named(found: Stored): string {
  return present(found)
    .map((kind) => `${say(`stored.${kind}`)} (${found[kind].number})`)
    .join(', ');
}

function size(bytes: number): string {
  if (bytes === 0) return '';
  return say('stored.kilobytes', { size: (Math.ceil(bytes / 100) / 10).toLocaleString(lang) });
}

function table(found: Stored): HTMLElement {
  const kinds = present(found);
  if (kinds.length === 0) return make('p', [say('stored.nothing')]);
  const row = (kind: Kind) =>
    make('tr', [
      make('th', [say(`stored.${kind}`)], { scope: 'row' }),
      make('td', [String(found[kind].number)], { class: 'figure' }),
      make('td', [size(found[kind].bytes)], { class: 'figure' }),
    ]);
  const head = make('tr', [
    make('th', [say('stored.what')], { scope: 'col' }),
    make('th', [say('stored.number')], { scope: 'col', class: 'figure' }),
    make('th', [say('stored.size')], { scope: 'col', class: 'figure' }),
  ]);
  return make('table', [
    make('caption', [say('stored.caption')]),
    make('thead', [head]),
    make('tbody', kinds.map(row)),
  ]);
}

async function show(): Promise<void> {
  list.replaceChildren(table(await stored()));
}

async function eraseAll(): Promise<void> {
  dialog.close();
  const before = await stored();
  await erase();
  // Tabs in which the tool is open stop keeping their work, and erase what they may just have kept.
  if ('BroadcastChannel' in globalThis) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(ERASED);
    channel.close();
  }
  const after = await stored();
  status.textContent = sentence(before, after);
  await show();
}

function sentence(before: Stored, after: Stored): string {
  if (present(after).length > 0) return say('erase.left', { what: named(after) });
  if (present(before).length === 0) return say('erase.nothing');
  return `${say('erase.done', { what: named(before) })} ${say('erase.kept-again')}`;
}

document.getElementById('stored')?.append(
  list,
  button('erase.open', () => {
    status.textContent = '';
    dialog.showModal();
  }),
  status,
  dialog,
);
for (const event of ['storage', 'focus', 'pageshow']) addEventListener(event, () => void show());
void show();
