// What the tool keeps in a browser, for the page about data to show and erase, and how its other tabs hear of it.

/** What all keys in the browser's storage begin with, and the names of the caches. */
const OURS = 'youth-justice-ratings';

export const CHANNEL = OURS;
export const ERASED = 'erased';

/** Whether the browser has a storage for this page at all: in a sandbox it has none. */
export function canKeep(): boolean {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

/** The keys of what is kept in the browser's storage. */
export function storedKeys(): string[] {
  return canKeep() ? Object.keys(localStorage).filter((key) => key.startsWith(OURS)) : [];
}

export const isDraft = (key: string): boolean => key.startsWith(`${OURS}/draft`);

export const hasDraft = (): boolean => storedKeys().some(isDraft);

export function eraseDrafts(): void {
  for (const key of storedKeys().filter(isDraft)) localStorage.removeItem(key);
}

/** All that is kept in the browser's storage: drafts and choices. */
export function eraseStorage(): void {
  for (const key of storedKeys()) localStorage.removeItem(key);
}

/** The caches of the copy of the tool that stands in this folder. */
export async function ourCaches(folder: string): Promise<string[]> {
  // Only secure addresses have them.
  if (!('caches' in globalThis)) return [];
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(`${OURS}-`) && name.endsWith(`-${folder}`));
}

/** Its service worker, and not another that the same server has. */
export async function ourWorker(folder: string): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration(folder).catch(() => undefined);
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
  return worker?.scriptURL === `${folder}sw.js` ? registration : undefined;
}
