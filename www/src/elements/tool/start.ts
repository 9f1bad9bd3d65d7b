// What stands in place of the tool until the engine runs, or when it does not.
import { html } from 'lit/html.js';
import type { StartError } from '../../engine';
import { say } from '../../words';

export function waiting() {
  return html`<p>${say('start.waiting')}</p>`;
}

export function failure({ reason, detail }: StartError, retry: () => void) {
  return html`<div class="failure flow" data-bad="true" role="alert">
    <h2>${say('start.failed')}</h2>
    <p>${say(`start.${reason}`)}</p>
    <p class="soft">${say('start.detail', { detail })}</p>
    <button type="button" class="primary" @click=${retry}>${say('start.retry')}</button>
  </div>`;
}
