// Teaching the page's engine an edition of one's own: what it is asked by that edition goes to the whole
// engine, and everything else goes on as before. So the first load knows nothing of such editions.
import type { AssessmentRecord, Edition } from '../../contract';
import type { Engine } from '../../engine';
import { type CheckedEdition, wholeEngine } from './whole-engine';

/** An edition of one's own, with its file. */
export interface OwnEdition extends Edition {
  file: string;
}

/** The file of an edition; nothing for one that is built in. */
export function fileOf(edition: Edition | undefined): string | undefined {
  return (edition as Partial<OwnEdition> | undefined)?.file;
}

/** The file to read by: that of the edition in use, else of another that a text may name. */
export function fileFor(editions: readonly Edition[], id: string): string | undefined {
  return (
    fileOf(editions.find((edition) => edition.id === id) ?? editions[0]) ?? fileOf(editions[0])
  );
}

/**
 * Teaches the engine the edition that a file describes, if nothing is wrong in it. It stays known as long as
 * the page is open, so that undo can always go back to it; of two that are called alike the later is meant.
 *
 * @throws {Error} where the whole engine could not be loaded
 */
export async function teach(engine: Engine, file: string): Promise<CheckedEdition> {
  const whole = await wholeEngine();
  const checked = whole.checkEdition(file);
  if (!checked.edition) return checked;
  const own: OwnEdition = { ...checked.edition, file };
  const before = { ...engine };
  const isOwn = (record: Partial<AssessmentRecord> | null | undefined) =>
    record?.edition === own.id;
  const others = before.editions.filter(({ id }) => id !== own.id);
  const taught: Partial<Engine> = {
    // The newest of the built-in ones stays the last.
    editions: [own, ...others],
    rate: (record) => (isOwn(record) ? whole.rateBy(record, file) : before.rate(record)),
    // What is by it, or may be, is read beside the page.
    readPlain: (text, edition, isLast) =>
      edition === own.id || text.includes(own.id) ? null : before.readPlain(text, edition, isLast),
    saveDraft: (key, json) =>
      before.saveDraft(key, isOwn(recordIn(json)) ? withFile(json, file) : json),
  };
  Object.assign(engine, taught);
  return { edition: own, problems: [] };
}

/** The record in a draft, if it is one. */
function recordIn(json: string): Partial<AssessmentRecord> | undefined {
  return (JSON.parse(json) as { record?: Partial<AssessmentRecord> } | null)?.record;
}

/** A draft that begins with the file of its edition: whoever opens it needs that first. */
function withFile(json: string, file: string): string {
  return json.startsWith('{"own":') ? json : `{"own":${JSON.stringify(file)},${json.slice(1)}`;
}
