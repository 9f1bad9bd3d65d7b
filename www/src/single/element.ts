// The element as it is in the page as one file: what else stands on a page beside the tool, on what is kept and
// how to erase it, is at its end.
import { html, nothing } from 'lit/html.js';
import { YouthJusticeRatings } from '../elements/tool/youth-justice-ratings';
import { loadedMore } from '../lazy';
import { CHANNEL, canKeep, ERASED, eraseStorage } from '../offline/erase';
import { say } from '../words';

export class SingleRatings extends YouthJusticeRatings {
  /** Whether what was kept is erased, and nothing is kept until somebody says so. */
  #isErased = false;
  /** Other tabs are told, so that they do not keep it again. */
  readonly #others = new BroadcastChannel(CHANNEL);

  constructor() {
    super();
    this.adopt('@media print { .stored { display: none } }');
    this.#others.addEventListener('message', ({ data }) => {
      if (data === ERASED && !this.#isErased) this.#turn();
    });
  }

  /** A choice of language is kept too. */
  protected override async speak(language?: string): Promise<void> {
    await super.speak(language);
    if (this.#isErased) eraseStorage();
  }

  protected override render() {
    return html`${super.render()} ${loadedMore() && canKeep() ? this.#data() : nothing}`;
  }

  #data() {
    const erased = this.#isErased;
    return html`<section class="page stored flow" lang=${this.voice.tag} aria-labelledby="data">
      <h2 id="data">${say('single.data')}</h2>
      <p class="soft" ?hidden=${erased}>${say('single.kept')}</p>
      <p role="status">${erased ? say('offline.erased') : nothing}</p>
      <button type="button" @click=${this.#asked}>
        ${say(erased ? 'offline.keep-again' : 'single.erase')}
      </button>
    </section>`;
  }

  readonly #asked = (): void => {
    this.#turn();
    if (this.#isErased) this.#others.postMessage(ERASED);
  };

  #turn(): void {
    this.#isErased = !this.#isErased;
    this.keeping(!this.#isErased);
    if (this.#isErased) eraseStorage();
    void this.draw();
  }
}
