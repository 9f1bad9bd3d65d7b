// What the page is, what it does with what it is given, and which rules it knows.
import { html } from 'lit';
import type { Edition } from '../../contract';
import { say } from '../../words';
import type { View } from '../view';

export function masthead() {
  return html`<header class="masthead">
    <h1 class="masthead__title">${say('page.title')}</h1>
    <p class="masthead__purpose">
      ${say('page.purpose')} <strong>${say('page.private')}</strong>
    </p>
  </header>`;
}

/** The choice of edition, and right beside it what no edition here can rate. */
export function editionChoice(view: View) {
  const { editions, edition } = view;
  const newestFirst = [...editions].reverse();
  return html`<div class="edition">
    <fieldset class="edition__choice">
      <legend class="edition__legend">${say('edition.legend')}</legend>
      ${newestFirst.map(
        (one) => html`<div class="radio">
          <input
            type="radio"
            class="radio__input"
            name="edition"
            id="edition-${one.id}"
            value=${one.id}
            aria-describedby="edition-since"
            .checked=${one === edition}
            @change=${() => choose(view, one)}
          />
          <label class="radio__label" for="edition-${one.id}">
            <span class="radio__name">${say('edition.name', { edition: one.id })}</span>
            <span class="radio__hint">${say('edition.in-use', one.inUse)}</span>
          </label>
        </div>`,
      )}
    </fieldset>
    <p class="edition__since" id="edition-since">${say('edition.since-2025')}</p>
  </div>`;
}

function choose({ edition, send }: View, to: Edition) {
  send({ type: 'edition', from: edition, to });
}

export function footer() {
  return html`<footer class="footer">
    <p>${say('footer.independent')}</p>
    <p>${say('footer.licence')}</p>
    <p>${say('footer.private')}</p>
  </footer>`;
}
