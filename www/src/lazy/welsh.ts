// Loading what speaks Welsh (cy.ts). Builds that load nothing from beside them have a module of their own in
// place of this one (tools/vite/whole.mjs).
import { kit } from 'virtual:kit';
import type * as part from './cy';
import { workOf } from './script';

export type Welsh = typeof part;

/** @throws {Error} where it could not be loaded */
export async function loadWelsh(): Promise<Welsh> {
  return import.meta.env.DEV ? import('./cy') : ((await workOf('cy'))(kit) as Welsh);
}
