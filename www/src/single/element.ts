// The element as it is in the page as one file: what else stands on a page beside the tool, on what is kept and
// how to erase it, is at its end.
import { html, nothing } from 'lit/html.js';
import { YouthJusticeRatings } from '../elements/tool/youth-justice-ratings';
import { loadedMore } from '../lazy';
import { eraseStorage } from '../offline/erase';
import { say } from '../words';

export class SingleRatings extends YouthJusticeRatings {
  /** Whether what was kept is erased, and nothing is kept until somebody says so. */
  #isErased = false;

  constructor() {
    super();
    this.adopt('@media print { .stored { display: none } }');
  }

  protected override render() {
    return html`${super.render()} ${loadedMore() ? this.#data() : nothing}`;
  }

  #data() {
    const erased = this.#isErased;
    return html`<section class="page stored flow" lang=${this.voice.tag} aria-labelledby="data">
      <h2 id="data">${say('single.data')}</h2>
      <p class="soft">${say('single.kept')}</p>
      <p role="status">${erased ? say('offline.erased') : nothing}</p>
      <button type="button" @click=${this.#turn}>
        ${say(erased ? 'offline.keep-again' : 'single.erase')}
      </button>
    </section>`;
  }

  readonly #turn = (): void => {
    this.#isErased = !this.#isErased;
    this.keeping(!this.#isErased);
    if (this.#isErased) eraseStorage();
    void this.draw();
  };
}
