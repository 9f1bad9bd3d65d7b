// What the page seldom has to say about itself and about the last change.
import { html } from 'lit/html.js';
import type { Moved } from '../../state/state';
import { local, say } from '../../words';
import type { View } from '../view';

/** Saved work that could not be read, to be copied. */
export function damagedWords(text: string) {
  return html`<h3>${say('draft.damaged')}</h3>
    <p id="damaged-hint">${say('draft.damaged-text')}</p>
    <label class="visually-hidden" for="damaged">${say('draft.damaged-label')}</label>
    <textarea id="damaged" rows="4" readonly aria-describedby="damaged-hint" .value=${text}></textarea>`;
}

/** What a change of edition left out. */
const leftOut = ({ left }: Moved) => say('moved.left', { names: left.map(translated).join(', ') });

/** The same, to be read out. */
export function movedWords(change: Moved): string {
  return `${say('moved.heading', { edition: change.edition })}. ${leftOut(change)}`;
}

/** The same, to be seen; undo has it still. */
export function movedNotice(change: Moved, { send }: View) {
  return html`<div class="notice line">
    <div class="notice__body flow">
      <h3>${say('moved.heading', { edition: change.edition })}</h3>
      <p>${leftOut(change)}</p>
    </div>
    <div class="line">
      <button type="button" class="link" @click=${() => send({ type: 'undo', steps: 1 })}>
        ${say('table.undo')}
      </button>
      <button type="button" class="link" @click=${() => send({ type: 'dismiss', notice: 'moved' })}>
        ${say('import.dismiss')}
      </button>
    </div>
  </div>`;
}

/** Number and name. */
function translated(left: string): string {
  const [number = '', ...name] = left.split(' ');
  return `${number} ${local(name.join(' '))}`.trim();
}
