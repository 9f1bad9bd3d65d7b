// Every word on the page comes through here, so that a second language is one more data file.
// The English is the source: the page's own words beside those that the core shares.
import { configureLocalization, LOCALE_STATUS_EVENT, msg } from '@lit/localize';
import shared from '../../../crates/core/words/en.json';
import own from './en.json';

const english = { ...shared, ...own };

/** The key of a sentence. One that does not exist is a compile error. */
export type Key = keyof typeof english;

/** The key of a sentence that depends on a number: `x` where `x.one` and `x.other` exist. */
export type CountKey = Key extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

export type Args = Readonly<Record<string, string | number>>;

/**
 * `setLocale` loads another language and every element that listens renders anew. Until there is
 * one, nothing is named here.
 */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: [],
  loadLocale: () => Promise.reject(new Error('there is no other language yet')),
});

export { LOCALE_STATUS_EVENT };

/** A sentence in the reader's language, with `{names}` filled in. */
export function say(key: Key, args: Args = {}): string {
  return fill(msg(english[key], { id: key }), args);
}

/** The form of a sentence that goes with `n`, which it can name as `{n}`. */
export function count(stem: CountKey, n: number, args: Args = {}): string {
  const key = `${stem}.${inLocale().plural().select(n)}`;
  const source = key in english ? english[key as Key] : english[`${stem}.other`];
  return fill(msg(source, { id: key }), { n, ...args });
}

/** Whether a key that came from outside, such as from a draft, has words. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(english, key);
}

/** A number as it is written in the reader's language. */
export function figure(n: number): string {
  // Making the formatter is a tenth of the time to open the page; small numbers do not need it.
  return n < 1000 ? String(n) : inLocale().number().format(n);
}

/** A month such as `2022-05` in words; as it stands where it is none. */
export function month(text: string): string {
  const [year = '', number = ''] = text.split('-');
  const date = new Date(Date.UTC(Number(year), Number(number) - 1));
  return Number.isNaN(date.getTime()) ? text : inLocale().month().format(date);
}

function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name] ?? '';
    return typeof value === 'number' ? figure(value) : value;
  });
}

interface Formats {
  locale: string;
  number: () => Intl.NumberFormat;
  plural: () => Intl.PluralRules;
  month: () => Intl.DateTimeFormat;
}

let formats: Formats | undefined;

/** Making a formatter is slow, so each is made once for each language, and when first needed. */
function inLocale(): Formats {
  const locale = getLocale();
  if (formats?.locale !== locale) {
    const year = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    formats = {
      locale,
      number: once(() => new Intl.NumberFormat(locale)),
      plural: once(() => new Intl.PluralRules(locale)),
      month: once(() => new Intl.DateTimeFormat(locale, year)),
    };
  }
  return formats;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
