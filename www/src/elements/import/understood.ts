// What was understood of a source, in words.
import type { Reading } from '../../state/state';
import { count, local, say } from '../../words';

/** What was understood, as a heading and for the live region. */
export function readAs({ form, edition, service, file }: Reading): string {
  if (form === null) return file ? `${say('import.nothing')}: ${file}` : say('import.nothing');
  const what =
    form === 'example'
      ? say('import.example', { edition })
      : say('import.read-as', { form: say(`form.${form}`), edition });
  const from = file ? say('import.from', { what, file: local(file) }) : what;
  return service ? `${from}: ${service}` : from;
}

export function counts({ percentages, ratings }: Reading): string {
  const parts = [
    percentages > 0 ? count('import.percentages', percentages) : '',
    ratings > 0 ? count('import.ratings', ratings) : '',
  ].filter(Boolean);
  const [first = '', second] = parts;
  return second ? say('import.and', { first, second }) : first;
}
