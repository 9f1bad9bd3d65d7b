// Every word on the page comes through here. The English is the source: the page's own words beside those
// that the core shares. Those that only the parts need that are loaded later come with them, and so does
// Welsh with lit-localize (lazy/cy.ts): English does without.
import type explanations from '../../../crates/core/words/en/explanations.json';
import names from '../../../crates/core/words/en/names.json';
import type { View } from '../elements/view';
import type frame from './en/frame.json';
import type more from './en/more.json';
import page from './en/page.json';
import type single from './en/single.json';
import type slow from './en/slow.json';
import type takeAway from './en/take-away.json';

type English = typeof names &
  typeof page &
  typeof explanations &
  typeof frame &
  typeof more &
  typeof takeAway &
  typeof single &
  typeof slow;

/** What is loaded of it. */
const english: Record<string, string> = { ...names, ...page };

export function addWords(words: Readonly<Record<string, string>>): void {
  Object.assign(english, words);
}

/** The key of a sentence. One that does not exist is a compile error. */
export type Key = keyof English;

/** The key of a sentence that depends on a number: `x` where `x.one` and `x.other` exist. */
export type CountKey = Key extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

export type Args = Readonly<Record<string, string | number>>;

/** Where this browser keeps the language that somebody chose. */
export const LANGUAGE = 'youth-justice-ratings/language';

/** What words are said in. */
export interface Voice {
  /** Its language. */
  readonly tag: string;
  /** A sentence or name by the key of it, or as it stands where it has no translation. */
  translated(english: string, key: string): string;
  /** What the page is drawn from, with the names in it translated. */
  view(view: View): View;
}

export const ENGLISH: Voice = {
  tag: 'en',
  translated: (english) => english,
  view: (view) => view,
};

/** That of the element that is being drawn, or that something happens in. */
export let voice = ENGLISH;

export function speak(next: Voice): void {
  voice = next;
}

/** A sentence in the reader's language, with `{names}` filled in; blank where it is not loaded. */
export function say(key: Key, args: Args = {}): string {
  const text = english[key];
  return text ? fill(voice.translated(text, key), args) : '';
}

/** A name that is data, such as a standard's; as it stands where it has no translation. */
export function local(name: string): string {
  return voice.translated(name, `name:${name}`);
}

/** The form of a sentence that goes with `n`, which it can name as `{n}`. */
export function count(stem: CountKey, n: number, args: Args = {}): string {
  const key = `${stem}.${formats.plural().select(n)}`;
  const text = english[key] ?? english[`${stem}.other`] ?? '';
  return fill(voice.translated(text, key), { n, ...args });
}

/** Whether a key that came from outside, such as from a draft, has words here. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(english, key);
}

/** A number as it is written in the reader's language. */
export function figure(n: number): string {
  // Making the formatter is a tenth of the time to open the page; small numbers do not need it.
  return n < 1000 ? String(n) : formats.number().format(n);
}

function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name] ?? '';
    return typeof value === 'number' ? figure(value) : value;
  });
}

/** Making a formatter is slow, so each is made when it is first needed, and once for each language. */
const formats = {
  number: once((tags) => new Intl.NumberFormat(tags)),
  plural: once((tags) => new Intl.PluralRules(tags)),
};

function once<T>(make: (tags: string[]) => T): () => T {
  const made = {} as Record<string, T>;
  return () => (made[voice.tag] ??= make([voice.tag, 'en']));
}
