// Undo, redo and clear, each saying what it is about.
import { html } from 'lit/html.js';
import { isBlank } from '../../state/state';
import { say } from '../../words';
import type { View } from '../view';

export function toolbar({ state, send }: View) {
  const [undo, redo] = [state.past.at(-1)?.what, state.future.at(-1)?.what];
  const blank = isBlank(state.doc) && state.box === '' && !state.doc.reading;
  return html`<div class="line">
    <button
      type="button"
      aria-disabled=${undo ? 'false' : 'true'}
      @click=${() => undo && send({ type: 'undo', steps: 1 })}
    >
      ${undo ? say('table.undo-what', { what: say(`what.${undo}`) }) : say('table.undo')}
    </button>
    <button
      type="button"
      aria-disabled=${redo ? 'false' : 'true'}
      @click=${() => redo && send({ type: 'redo', steps: 1 })}
    >
      ${redo ? say('table.redo-what', { what: say(`what.${redo}`) }) : say('table.redo')}
    </button>
    <button
      type="button"
      aria-disabled=${blank ? 'true' : 'false'}
      @click=${() => blank || send({ type: 'clear' })}
    >
      ${say('table.clear')}
    </button>
  </div>`;
}
