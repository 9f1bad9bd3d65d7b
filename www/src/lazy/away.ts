// Loading what takes the ratings away (take-away.ts). Builds that load nothing from beside them have a module
// of their own in place of this one (tools/vite/whole.mjs).
import { kit } from 'virtual:kit';
import { workOf } from './script';
import type * as parts from './take-away';

export type Away = typeof parts;

/** @throws {Error} where it could not be loaded */
export async function loadAway(): Promise<Away> {
  return import.meta.env.DEV ? import('./take-away') : ((await workOf('take-away'))(kit) as Away);
}
