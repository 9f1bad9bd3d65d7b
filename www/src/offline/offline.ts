// The page's side of working without a network: starts the service worker, says when a newer version waits,
// and hears when what is kept was erased from the page about data.
import { html, nothing } from 'lit/html.js';
import type { View } from '../elements/view';
import { OFFLINE } from '../lazy/beside';
import { trusted } from '../lazy/trusted';
import { say } from '../words';
import { CHANNEL, ERASED, eraseDrafts, hasDraft } from './erase';
import type { Asked, Kept } from './protocol';

export interface OfflineHost {
  draw(): Promise<void>;
  /** Stops keeping the work, or begins to keep it again. */
  keeping(keeps: boolean): void;
}

export class Offline {
  #registration: ServiceWorkerRegistration | undefined;
  /** Whether another tab let the newer version take over. */
  #tookOver = false;
  #isErased = false;
  /** What was left by double click, or stands in another's page, keeps to itself: there it may not even ask. */
  readonly #isAtHome = location.protocol.startsWith('http') && top === window;

  constructor(readonly host: OfflineHost) {
    if (!OFFLINE || !this.#isAtHome) return;
    this.#listen();
    if (import.meta.env.DEV) return;
    const manifest = document.createElement('link');
    manifest.rel = 'manifest';
    manifest.href = OFFLINE.manifest;
    document.head.append(manifest);
    const { worker } = OFFLINE;
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => void this.#start(worker));
  }

  /** Asks the worker; undefined where none is at work. It answers until it has no more to say. */
  ask(asked: Asked, hear: (kept: Kept) => void): void {
    if (!this.#isAtHome) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(data as Kept);
    void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(asked, [port2]));
  }

  /** Whether there is a worker to ask. */
  get works(): boolean {
    return this.#registration !== undefined;
  }

  /** What there is to say of versions, and of what was erased. */
  notice(view: View) {
    return html`${this.#isErased ? this.#erased() : nothing}
    ${this.#tookOver || this.#waiting() ? this.#newVersion(view) : nothing}`;
  }

  #newVersion({ notices, beside }: View) {
    // Loading the page anew would lose what is not kept.
    const loses = beside > 0 || this.#isErased || notices.some(({ kind }) => kind === 'unsaved');
    return html`<div class="notice line" role="status">
      <div class="notice__body">
        <p>${say(loses ? 'offline.new-later' : 'offline.new')}</p>
      </div>
      ${
        loses
          ? nothing
          : html`<button type="button" @click=${this.#takeOver}>${say('offline.load')}</button>`
      }
    </div>`;
  }

  #erased() {
    const again = () => {
      this.#isErased = false;
      this.host.keeping(true);
      void this.host.draw();
    };
    return html`<div class="notice line" data-bad="true" role="alert">
      <div class="notice__body"><p>${say('offline.erased')}</p></div>
      <button type="button" @click=${again}>${say('offline.keep-again')}</button>
    </div>`;
  }

  /** Where service workers are not to be had, nothing is said: the page only needs its server then. */
  async #start(worker: string): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    try {
      const address = trusted.scriptURL(worker) as string;
      const registration = await workers?.register(address, { updateViaCache: 'none' });
      if (!registration || !workers) return;
      this.#registration = registration;
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', this.#changed);
        // It may be there already.
        this.#changed();
      });
      const hadOne = workers.controller !== null;
      workers.addEventListener('controllerchange', () => {
        // The first of all takes over by itself.
        if (hadOne) this.#tookOver = true;
        this.#changed();
      });
      this.#changed();
    } catch {
      // Forbidden by a policy, or not there.
    }
  }

  readonly #changed = (): void => void this.host.draw();

  #waiting(): boolean {
    return Boolean(this.#registration?.waiting && this.#registration.active);
  }

  readonly #takeOver = (): void => {
    const waiting = this.#registration?.waiting;
    // The work is kept as the page goes.
    if (!waiting) location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    waiting?.postMessage('take-over' satisfies Asked);
  };

  /** What was erased is not to come back by this tab's next save. */
  #listen(): void {
    const erased = () => {
      this.#isErased = true;
      this.host.keeping(false);
      eraseDrafts();
      void this.host.draw();
    };
    if ('BroadcastChannel' in globalThis) {
      new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => {
        if (data === ERASED) erased();
      });
    }
    const hadDraft = { now: false };
    addEventListener('pagehide', () => {
      hadDraft.now = hasDraft();
    });
    // Shown again as it was left, by the browser's way back.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted && hadDraft.now && !hasDraft()) erased();
    });
  }
}
