// The button that keeps everything for use offline, in the section that takes the ratings away.
import { html, nothing } from 'lit/html.js';
import { count, figure, say } from '../words';
import type { Offline } from './offline';
import type { Kept } from './protocol';

export class Keep {
  #kept: Kept | null = null;
  #isKeeping = false;

  constructor(
    readonly offline: Offline,
    readonly draw: () => Promise<void>,
  ) {
    offline.ask('state', this.#hear);
  }

  /** Nothing where there is no worker that could keep anything. */
  part() {
    const kept = this.#kept;
    if (!kept) return nothing;
    const left = kept.ofFiles - kept.files;
    return html`<div class="flow">
      <h3>${say('offline.heading')}</h3>
      <p class="soft">${say('offline.hint')}</p>
      ${
        left === 0 || this.#isKeeping
          ? nothing
          : html`<button type="button" @click=${this.#keep}>
              ${say('offline.keep', { size: megabytes(kept.ofBytes - kept.bytes) })}
            </button>`
      }
      <p class="take-away__said" aria-live="polite">${this.#said(kept, left)}</p>
    </div>`;
  }

  #said(kept: Kept, left: number): string {
    if (left === 0) return say('offline.all-kept', { size: megabytes(kept.ofBytes) });
    if (kept.failed) return say('offline.failed');
    return this.#isKeeping ? count('offline.keeping', left) : '';
  }

  readonly #keep = (): void => {
    this.#isKeeping = true;
    void this.draw();
    this.offline.ask('keep', this.#hear);
  };

  readonly #hear = (kept: Kept): void => {
    this.#kept = kept;
    if (kept.failed || kept.files === kept.ofFiles) this.#isKeeping = false;
    void this.draw();
  };
}

/** A size in megabytes, in tenths. */
function megabytes(bytes: number): string {
  return figure(Math.ceil(bytes / 100_000) / 10);
}
