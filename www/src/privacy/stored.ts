// What the tool has stored in this browser: how many and how large, never what stands in it.
import { eraseStorage, isDraft, ourCaches, ourWorker, storedKeys } from '../offline/erase';

export const KINDS = ['draft', 'damaged', 'choices', 'copies', 'worker'] as const;

export type Kind = (typeof KINDS)[number];

/** How many there are of a kind, and their size in bytes. */
export type Stored = Record<Kind, { number: number; bytes: number }>;

/** The folder that this page stands in, and the tool beside it. */
const folder = new URL('.', location.href).href;

export async function stored(): Promise<Stored> {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, { number: 0, bytes: 0 }])) as Stored;
  const add = (kind: Kind, bytes: number) => {
    found[kind].number += 1;
    found[kind].bytes += bytes;
  };
  for (const key of storedKeys()) {
    const kind = !isDraft(key) ? 'choices' : key.endsWith('.damaged') ? 'damaged' : 'draft';
    // Browsers keep two bytes for each unit of text.
    add(kind, 2 * (key.length + (localStorage.getItem(key)?.length ?? 0)));
  }
  for (const name of await ourCaches(folder)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      add('copies', (await response?.blob())?.size ?? 0);
    }
  }
  if (await ourWorker(folder)) add('worker', 0);
  return found;
}

/** Erases all of it. What a browser does not let go is found by looking again. */
export async function erase(): Promise<void> {
  const worker = await ourWorker(folder);
  await worker?.unregister().catch(() => false);
  for (const name of await ourCaches(folder)) await caches.delete(name).catch(() => false);
  eraseStorage();
}
