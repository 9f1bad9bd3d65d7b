// The engine of the page as one file: a script of its own, of whose text the page also makes the worker that
// reads tables. So the wasm is in the file once, and packed, since nobody may compress the file on its way.

import packed, { forms, join, length, starts } from 'virtual:packed-engine';
import { inflateSync, strFromU8 } from 'fflate';

export * from 'youth-justice-ratings-tables';
export { default } from 'youth-justice-ratings-tables';

const parted = inflateSync(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)));
export const bytes = join(strFromU8(parted, true), starts, length, forms);
