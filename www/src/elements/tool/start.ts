// What stands in place of the tool until the engine runs, or when it does not.
import { html } from 'lit';
import type { StartError } from '../../engine';
import { say } from '../../words';

export function waiting() {
  return html`<p class="waiting">${say('start.waiting')}</p>`;
}

export function failure({ reason, detail }: StartError, retry: () => void) {
  return html`<div class="failure" role="alert">
    <h2 class="heading-m">${say('start.failed')}</h2>
    <p>${say(`start.${reason}`)}</p>
    <p class="failure__detail">${say('start.detail', { detail })}</p>
    <button type="button" class="govuk-button" @click=${retry}>${say('start.retry')}</button>
  </div>`;
}
