// The way to what takes the ratings away and brings those of a link in: a script of its own, loaded when
// there is something to take away, its section comes near or is asked for, or a link was opened.
import { html } from 'lit/html.js';
import { type Away, loadAway } from '../../lazy/away';
import { OFFLINE } from '../../lazy/beside';
import { Offline, type OfflineHost } from '../../offline/offline';
import { isBlank } from '../../state/state';
import { say } from '../../words';
import type { View } from '../view';

/** How far below the window the section may be when it is loaded. */
const NEAR = '600px';

/** What a link's figures begin with, in an address. */
const FRAGMENT = /^#YJ/i;

export interface Host extends OfflineHost {
  /** Whether the page is the tool's own; another page's address is not for us to read or to hand on. */
  readonly ownPage: boolean;
  readonly root: ShadowRoot;
  /** Has words that are made at once, and not drawn, made in the element's language. */
  speak(): void;
  adopt(css: string): void;
  view(): View | undefined;
}

export class TakeAway {
  readonly #offline: Offline | undefined;
  #section: InstanceType<Away['Section']> | undefined;
  #link: InstanceType<Away['Link']> | undefined;
  #failed = false;
  readonly #near = new IntersectionObserver(
    ([entry]) => {
      if (entry?.isIntersecting) void this.#load();
    },
    { rootMargin: NEAR },
  );

  constructor(readonly host: Host) {
    if (!host.ownPage) return;
    // A page with nothing beside it does without all of that.
    if (OFFLINE) this.#offline = new Offline(host);
    addEventListener('hashchange', this.#opened);
    this.#opened();
  }

  stop(): void {
    removeEventListener('hashchange', this.#opened);
    this.#near.disconnect();
  }

  /** What there is to say of a link that was opened, and of what is kept. */
  notice(view: View) {
    return html`${this.#offline?.notice(view)} ${this.#linkNotice(view)}`;
  }

  #linkNotice(view: View) {
    if (this.#link || !this.#failed || !FRAGMENT.test(location.hash))
      return this.#link?.notice(view);
    return html`<p class="notice" data-bad="true" role="alert">${say('take-away.missing')}</p>`;
  }

  section(view: View) {
    // Once it is drawn.
    queueMicrotask(() => this.#watch(!isBlank(view.state.doc)));
    return html`<section id="take-away" class="take-away" aria-labelledby="take-away-heading">
      <h2 id="take-away-heading" tabindex="-1">${say('take-away.heading')}</h2>
      <div class="take-away__body" ?data-waits=${!this.#section && !this.#failed}>${this.#section?.body(view) ?? this.#door()}</div>
    </section>`;
  }

  #door() {
    return html`<button type="button" @click=${() => void this.#load()}>${say('take-away.open')}</button>
      <p aria-live="polite">${this.#failed ? say('take-away.missing') : ''}</p>`;
  }

  /** With something to take away, the browser's own way to print needs what is printed. */
  #watch(isWork: boolean): void {
    const section = this.host.root.getElementById('take-away');
    if (!section || this.#section || this.#failed) return;
    const isShown = section.getClientRects().length > 0;
    if (isWork && isShown) void this.#load();
    else this.#near.observe(section);
  }

  readonly #opened = async (): Promise<void> => {
    if (!FRAGMENT.test(location.hash)) return;
    await this.#load();
    await this.#link?.open();
  };

  async #load(): Promise<void> {
    this.#near.disconnect();
    if (this.#section) return;
    try {
      const { Section, Link, styles } = await loadAway();
      if (!this.#section) this.host.adopt(styles);
      this.#section ??= new Section(this.host, this.#offline);
      this.#link ??= new Link(this.host);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    await this.host.draw();
  }
}
