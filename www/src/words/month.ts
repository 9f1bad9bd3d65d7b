// A month in words: said where the parts are that are loaded later.
import { say } from '.';

/**
 * A month such as `2022-05` in words; as it stands where it is none. From the catalogue, since a
 * formatter takes longer to make than a whole report to read, and browsers need not know Welsh.
 */
export function month(text: string): string {
  const [year = '', number = ''] = text.split('-');
  const name = say('months').split(' ')[Number(number) - 1];
  return name ? `${name} ${year}` : text;
}
