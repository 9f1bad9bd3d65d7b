// Every word on the page comes through here. The English is the source: the page's own words beside those
// that the core shares. Those that only the parts need that are loaded later come with them, and so does
// Welsh (lazy/cy.ts), which lit-localize looks up.
import { msg } from '@lit/localize/init/install.js';
import type explanations from '../../../crates/core/words/en/explanations.json';
import names from '../../../crates/core/words/en/names.json';
import type frame from './en/frame.json';
import type more from './en/more.json';
import page from './en/page.json';
import type slow from './en/slow.json';
import type takeAway from './en/take-away.json';

type English = typeof names &
  typeof page &
  typeof explanations &
  typeof frame &
  typeof more &
  typeof takeAway &
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

/** The language that is spoken: that of the element that is being drawn, or that something happens in. */
let language = 'en';

export function speak(tag: string): void {
  language = tag;
}

/** The language that is spoken, for what is marked with it. */
export function tag(): string {
  return language;
}

/** What `make` makes, with its words in English. */
export function inEnglish<T>(make: () => T): T {
  const before = language;
  language = 'en';
  try {
    return make();
  } finally {
    language = before;
  }
}

/** lit-localize has one language for a page; here an English element may stand beside a Welsh one. */
function translated(text: string, id: string): string {
  return language === 'en' ? text : msg(text, { id });
}

/** A sentence in the reader's language, with `{names}` filled in; blank where it is not loaded. */
export function say(key: Key, args: Args = {}): string {
  const text = english[key];
  return text ? fill(translated(text, key), args) : '';
}

/** A name that is data, such as a standard's; as it stands where it has no translation. */
export function local(name: string): string {
  return translated(name, `name:${name}`);
}

/** The form of a sentence that goes with `n`, which it can name as `{n}`. */
export function count(stem: CountKey, n: number, args: Args = {}): string {
  const key = `${stem}.${formats.plural().select(n)}`;
  const text = english[key] ?? english[`${stem}.other`] ?? '';
  return fill(translated(text, key), { n, ...args });
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

/** A month such as `2022-05` in words; as it stands where it is none. */
export function month(text: string): string {
  const [year = '', number = ''] = text.split('-');
  const date = new Date(Date.UTC(Number(year), Number(number) - 1));
  // Browsers need not know the months of every language; those that do not say them in English.
  return Number.isNaN(date.getTime()) ? text : `${local(formats.month().format(date))} ${year}`;
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
  month: once((tags) => new Intl.DateTimeFormat(tags, { month: 'long', timeZone: 'UTC' })),
};

function once<T>(make: (tags: string[]) => T): () => T {
  const made = {} as Record<string, T>;
  return () => (made[language] ??= make([language, 'en']));
}
