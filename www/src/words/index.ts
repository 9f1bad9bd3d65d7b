// Every word on the page comes through here, so that a second language is one more data file.
// The English is the source: the page's own words beside those that the core shares. Those that only
// the parts need that are loaded later come with them.
import { msg } from '@lit/localize/init/install.js';
import type explanations from '../../../crates/core/words/en/explanations.json';
import names from '../../../crates/core/words/en/names.json';
import type frame from './en/frame.json';
import type more from './en/more.json';
import page from './en/page.json';
import type takeAway from './en/take-away.json';

type English = typeof names &
  typeof page &
  typeof explanations &
  typeof frame &
  typeof more &
  typeof takeAway;

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

/** A sentence in the reader's language, with `{names}` filled in. */
export function say(key: Key, args: Args = {}): string {
  return fill(msg(english[key] ?? '', { id: key }), args);
}

/** The form of a sentence that goes with `n`, which it can name as `{n}`. */
export function count(stem: CountKey, n: number, args: Args = {}): string {
  const key = `${stem}.${formats.plural().select(n)}`;
  const source = english[key] ?? english[`${stem}.other`];
  return fill(msg(source ?? '', { id: key }), { n, ...args });
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
  return Number.isNaN(date.getTime()) ? text : formats.month().format(date);
}

function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name] ?? '';
    return typeof value === 'number' ? figure(value) : value;
  });
}

/** The language that numbers and dates are written in. */
const LOCALE = 'en';

/** Making a formatter is slow, so each is made when it is first needed, and once. */
const formats = {
  number: once(() => new Intl.NumberFormat(LOCALE)),
  plural: once(() => new Intl.PluralRules(LOCALE)),
  month: once(
    () => new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ),
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
