// The element as it is in a frame: with its name and a way out to a tab of its own above it.
import { html, nothing } from 'lit/html.js';
import type { Problem } from '../contract';
import type { View } from '../elements/view';
import { EmbeddedRatings } from '../embedded/element';
import type { Engine } from '../engine';
import { loadMore } from '../lazy';
import { isBlank } from '../state/state';
import { writtenOf } from '../take-away/written';
import { ENGLISH, say } from '../words';
import styles from './frame.scss?inline';

/** The page of its own, beside this one. */
const PAGE = 'index.html';

export class FramedRatings extends EmbeddedRatings {
  #shows: View | undefined;
  /** What could not be opened, for a person to copy. */
  #address: string | null = null;
  /** What is wrong in the vector that it was given; null where it could not be read at all. */
  #wrong: readonly Problem[] | null = [];

  constructor() {
    super();
    this.adopt(styles);
    this.root.addEventListener('click', this.#follow);
  }

  /**
   * Without a name the draft is that of the page itself, where browsers let both see it: but figures that
   * somebody is shown are no work of theirs, and their work is not what they are shown.
   */
  protected override adapted(engine: Engine): Engine {
    return this.storage || this.vector || this.readOnly ? super.adapted(engine) : engine;
  }

  get #isBlank(): boolean {
    return !this.#shows || isBlank(this.#shows.state.doc);
  }

  protected override rated(view: View): void {
    super.rated(view);
    this.#shows = view;
  }

  /** All of the page is the tool's, and so is in its language. */
  protected override async speak(language?: string): Promise<void> {
    await super.speak(language);
    document.title = say('page.title');
    const page = document.documentElement;
    // It is asked for its language whenever that is set.
    if (page.lang !== this.voice.tag) page.lang = this.voice.tag;
  }

  /** Whoever sees the frame cannot see what it was given, so what is wrong in that is said. */
  protected override vectorRead(problems: readonly Problem[] | null): void {
    this.#wrong = problems;
    // The words come with it, where it can be loaded.
    const draw = () => this.draw();
    if (problems?.length !== 0) void loadMore().then(draw, draw);
  }

  #wrongNotice() {
    const wrong = this.#wrong;
    const words = this.#shows?.loaded?.problemWords;
    return wrong?.length === 0
      ? nothing
      : html`<div class="frame-bar__said notice flow" data-bad="true" role="alert">
          <p>${say('frame.wrong')}</p>
          ${
            wrong === null
              ? html`<p>${say('notice.cut-off')}</p>`
              : html`<ul>
                  ${wrong.map((problem) => html`<li>${words?.(problem) ?? problem.found}</li>`)}
                </ul>`
          }
        </div>`;
  }

  protected override render() {
    // First, since it tells whether there is anything.
    const tool = super.render();
    return html`<div class="frame-bar" lang=${this.voice.tag}>
        <h1>${say('page.title')}</h1>
        <a id="own-tab" class="link" href="${PAGE}${this.voice === ENGLISH ? '' : `?lang=${this.voice.tag}`}" target="_blank" rel="noopener">
          ${say(this.#isBlank ? 'frame.own-tab' : 'frame.own-tab-figures')}
        </a>
        <button type="button" class="link" lang=${say('turn.tag')} @click=${() => void this.speak()}>
          ${say('turn')}
        </button>
        ${
          this.#address === null
            ? nothing
            : html`<div class="frame-bar__address flow">
                <p id="address-why">${say('frame.blocked')}</p>
                <label class="label" for="address">${say('frame.address')}</label>
                <textarea
                  id="address"
                  rows="2"
                  readonly
                  aria-describedby="address-why"
                  .value=${this.#address}
                  @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
                ></textarea>
              </div>`
        }
        ${this.#wrongNotice()}
      </div>
      ${tool}`;
  }

  /** Opens what a link leads to in another tab; a sandbox may forbid that, and would not say so. */
  readonly #follow = (event: Event): void => {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement && node.target === '_blank');
    if (!(link instanceof HTMLAnchorElement) || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    if (link.id === 'own-tab' && !this.#isBlank) void this.#openWithFigures(link.href);
    else this.#open(link.href);
  };

  /** The frame's draft may be another than the page's: browsers part what they keep by the page around. */
  async #openWithFigures(page: string): Promise<void> {
    let line = '';
    try {
      const { state, editions } = this.#shows ?? {};
      if (state && editions) line = `#${(await writtenOf(state.doc.record, editions)).vector}`;
    } catch {
      // Without what writes the line, it can still be opened.
    }
    this.#open(page + line);
  }

  #open(address: string): void {
    const tab = open(address, '_blank');
    if (tab) tab.opener = null;
    this.#address = tab ? null : address;
    void this.draw().then(() => this.root.getElementById('address')?.focus());
  }
}
