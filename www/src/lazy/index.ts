// The page's less needed parts: loaded when somebody begins to do something, or when one is drawn.
import { kit } from 'virtual:kit';
import type * as parts from './more';
import { workOf } from './script';

export type More = typeof parts;

let more: More | undefined;

/** The parts, if they are there. */
export function loadedMore(): More | undefined {
  return more;
}

/**
 * Loads the parts, once.
 *
 * @throws {Error} where they could not be loaded; the next call tries again
 */
export async function loadMore(): Promise<More> {
  more ??= import.meta.env.DEV ? await import('./more') : ((await workOf('more'))(kit) as More);
  return more;
}
