// What the page is, what it does with what it is given, and which rules it knows.
import { html } from 'lit/html.js';
import type { Edition } from '../../contract';
import { loadedMore, loadMore } from '../../lazy';
import { say } from '../../words';
import type { View } from '../view';

export function masthead(turn: () => void) {
  return html`<header class="masthead">
    <button class="link" lang=${say('turn.tag')} @click=${turn}>${say('turn')}</button>
    <h1>${say('page.title')}</h1>
    <p>
      ${say('page.purpose')} ${say('page.slower')} <strong>${say('page.private')}</strong>
    </p>
  </header>`;
}

/** The choice of edition, and right beside it what no edition here can rate. */
export function editionChoice(view: View) {
  const { editions, edition } = view;
  const newestFirst = [...editions].reverse();
  return html`<div class="edition">
    <fieldset>
      <legend>${say('edition.legend')}</legend>
      ${newestFirst.map(
        (one) => html`<div class="choice">
          <input
            type="radio"
            name="edition"
            id="edition-${one.id}"
            aria-describedby="edition-since"
            .checked=${one === edition}
            @change=${() => choose(view, one)}
          />
          <label for="edition-${one.id}">
            <strong>${say('edition.name', { edition: one.id })}</strong>
            <span class="soft">${say('edition.in-use', one.inUse)}</span>
          </label>
        </div>`,
      )}
    </fieldset>
    <p id="edition-since" ?hidden=${'file' in edition}>${say('edition.since-2025')}</p>
    <button class="link" id="own" @click=${async () => (await loadMore()).chooseEdition(view)}>
      ${say('edition.own')}
    </button>
    ${view.loaded?.ownEdition(view)}
  </div>`;
}

function choose({ edition, send }: View, to: Edition) {
  send({ type: 'edition', from: edition, to });
}

export function footer() {
  return html`<footer class="footer soft flow">
    <p>${say('footer.independent')}</p>
    ${loadedMore()?.aboutPage()}
  </footer>`;
}
