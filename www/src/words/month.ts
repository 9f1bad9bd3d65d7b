// A month in words: said where the parts are that are loaded later.
import { local, voice } from '.';

/** Making one is slow, so each is made once. */
const formatters: Record<string, Intl.DateTimeFormat> = {};

/** A month such as `2022-05` in words; as it stands where it is none. */
export function month(text: string): string {
  const [year = '', number = ''] = text.split('-');
  const date = new Date(Date.UTC(Number(year), Number(number) - 1));
  if (Number.isNaN(date.getTime())) return text;
  formatters[voice.tag] ??= new Intl.DateTimeFormat([voice.tag, 'en'], {
    month: 'long',
    timeZone: 'UTC',
  });
  // Browsers need not know the months of every language; those that do not say them in English.
  return `${local(formatters[voice.tag]?.format(date) ?? '')} ${year}`;
}
