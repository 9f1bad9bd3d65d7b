// The service worker, `sw.js`: keeps the page, so that it opens without a network and a second visit asks for
// nothing.
//
// - What a first use needs is kept at once; the rest once it was used, or all of it on request.
// - Every file is kept under its hash, which is that in the manifest that the build writes into this script.
//   What a page asks for by hash it gets by hash, so pages of two versions, open side by side, each get their
//   own parts.
// - A new version waits until a person wants it, or until no page of the old one is open.
// - It never answers with anything but a file of the page's own, and asks for nothing else.
import { later as all, type Entry, first } from 'virtual:offline';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { wholeScript } from '../../lazy/whole';
import type { Asked, Kept } from '../protocol';

declare const self: ServiceWorkerGlobalScope;

/** The beginning of the names of our caches; the page about data (www/src/privacy) looks for it. */
const PREFIX = 'youth-justice-ratings';

const { scope } = self.registration;
const FIRST = `${PREFIX}-first-${scope}`;
const LATER = `${PREFIX}-later-${scope}`;

/** A cache and what belongs into it. */
function controllerOf(cacheName: string, entries: readonly Entry[]): PrecacheController {
  const controller = new PrecacheController({
    cacheName,
    plugins: [
      {
        // The browser's own copy will do where the server says that it is still right.
        requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
        // What was erased by a person does not come back by itself.
        cacheWillUpdate: async ({ response, event }) =>
          response.ok && (event?.type !== 'fetch' || (await caches.has(cacheName)))
            ? response
            : null,
      },
    ],
  });
  controller.addToCacheList(
    entries.map(({ url, integrity }) => ({ url, integrity, revision: integrity })),
  );
  return controller;
}

// The whole engine opens links, writes CSV and links, and rates by an edition of one's own: a page that was left
// with one cannot start without it.
const engine = `${wholeScript}.js`;
const atOnce = all.filter(({ url }) => url === engine);
const later = all.filter(({ url }) => url !== engine);
const ours = controllerOf(FIRST, [...first, ...atOnce]);
const others = controllerOf(LATER, later);

/** The address under which the file with this hash is kept. */
function keyOf(address: string, integrity: string): string {
  const url = new URL(address);
  url.searchParams.set('__WB_REVISION__', integrity);
  return url.href;
}

/** The key of each that is kept later, with its size. */
const sizes = new Map(
  later.map(({ url, integrity, bytes }) => [
    keyOf(new URL(url, location.href).href, integrity),
    bytes,
  ]),
);

async function keptKeys(): Promise<string[]> {
  const requests = await (await caches.open(LATER)).keys();
  return requests.map(({ url }) => url);
}

self.addEventListener('install', (event) => {
  ours.install(event);
  event.waitUntil(keepWhatWasKept(event));
});

/** What was kept of the version before is kept of this one. */
async function keepWhatWasKept(event: ExtendableEvent): Promise<void> {
  const kept = new Set((await keptKeys()).map((key) => new URL(key).pathname));
  const still = later.filter(({ url }) => kept.has(new URL(url, location.href).pathname));
  await controllerOf(LATER, still).install(event);
}

self.addEventListener('activate', (event) => {
  // One page may have wanted this version, and is about to be loaded anew.
  event.waitUntil(Promise.all([tidy(event, 1), self.clients.claim()]));
});

/** Lets go of older versions, once no page can need them and no newer one has come. */
async function tidy(event: ExtendableEvent, mayBeOpen: number): Promise<void> {
  const { installing, waiting } = self.registration;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (installing || waiting || open.length > mayBeOpen) return;
  await Promise.all([ours.activate(event), others.activate(event)]);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || (search !== '' && request.mode !== 'navigate')) return;
  const address = origin + (pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const key = request.integrity
    ? keyOf(address, request.integrity)
    : (ours.getCacheKeyForURL(address) ?? others.getCacheKeyForURL(address));
  if (!key) return;
  event.respondWith(answer(event, key));
  if (request.mode === 'navigate') event.waitUntil(tidy(event, 0));
});

async function answer(event: FetchEvent, cacheKey: string): Promise<Response> {
  const kept = await caches.match(cacheKey);
  if (kept) return kept;
  const { request } = event;
  if (!sizes.has(cacheKey) || !request.integrity) return fetch(request);
  try {
    const wanted = new Request(request.url, { integrity: request.integrity });
    const params = { cacheKey, integrity: request.integrity };
    return await others.strategy.handle({ request: wanted, event, params });
  } catch (error) {
    // The server may have a newer version; this one's page then has a way to it.
    event.waitUntil(self.registration.update().catch(() => {}));
    throw error;
  }
}

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const [port] = event.ports;
  const asked: Asked = event.data;
  if (asked === 'take-over') event.waitUntil(self.skipWaiting());
  else if (port) event.waitUntil(asked === 'keep' ? keep(event, port) : tell(port));
});

async function tell(port: MessagePort, more: Partial<Kept> = {}): Promise<void> {
  const kept = (await keptKeys()).filter((key) => sizes.has(key));
  const sum = (keys: Iterable<string>) =>
    Array.from(keys).reduce((total, key) => total + (sizes.get(key) ?? 0), 0);
  const state: Kept = {
    files: kept.length,
    bytes: sum(kept),
    ofFiles: sizes.size,
    ofBytes: sum(sizes.keys()),
  };
  port.postMessage({ ...state, ...more });
}

async function keep(event: ExtendableMessageEvent, port: MessagePort): Promise<void> {
  try {
    for (const { url, integrity } of later) {
      const request = new Request(url, { integrity });
      const cacheKey = keyOf(request.url, integrity);
      await Promise.all(
        others.strategy.handleAll({ request, event, params: { cacheKey, integrity } }),
      );
      await tell(port);
    }
  } catch {
    await tell(port, { failed: true });
  }
}
