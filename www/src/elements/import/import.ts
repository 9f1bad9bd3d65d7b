// Bringing figures in: the paste box, and what was made of what came.
import { html } from 'lit/html.js';
import { EXAMPLES } from '../../examples';
import { say } from '../../words';
import type { View } from '../view';
import { outcomeOfReading } from './reading';

export function importPart(view: View) {
  return html`<section class="import flow" aria-labelledby="import-heading">
    <h2 id="import-heading">${say('import.heading')}</h2>
    ${box(view)} ${examples(view)} ${outcomeOfReading(view)}
  </section>`;
}

function box(view: View) {
  const { state, send } = view;
  return html`<div class="flow">
    <label class="label" for="box">${say('import.label')}</label>
    <p class="soft" id="box-hint">${say('import.hint')}</p>
    <textarea
      id="box"
      rows=${state.box.includes('\n') ? 8 : 4}
      spellcheck="false"
      autocomplete="off"
      placeholder=${say('import.sample')}
      aria-describedby="box-hint box-keys"
      .value=${state.box}
      @input=${(event: InputEvent) => send({ type: 'box', text: textOf(event) })}
      @paste=${(event: ClipboardEvent) => paste(view, event)}
      @keydown=${(event: KeyboardEvent) => readOnCtrlEnter(view, event)}
    ></textarea>
    <div class="line">
      <button type="button" class="primary" @click=${() => view.read(state.box, performance.now())}>
        ${say('import.read')}
      </button>
      <span class="soft" id="box-keys">${say('import.keys')}</span>
    </div>
  </div>`;
}

function examples({ load }: View) {
  return html`<div class="line examples">
    <span class="soft" id="examples-label">${say('import.try')}</span>
    <ul class="line examples" aria-labelledby="examples-label">
      ${EXAMPLES.map(
        (example) => html`<li>
          <button type="button" @click=${() => load(example)}>${example.name}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}

function textOf(event: Event): string {
  return (event.target as HTMLTextAreaElement).value;
}

/** Reads what is pasted at once, together with what it is pasted into. */
function paste(view: View, event: ClipboardEvent) {
  const since = performance.now();
  const pasted = event.clipboardData?.getData('text/plain');
  if (!pasted) return;
  // The browser would lay a whole report out in the box before it could be read.
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.target as HTMLTextAreaElement;
  view.read(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), since);
}

function readOnCtrlEnter(view: View, event: KeyboardEvent) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  view.read(textOf(event), performance.now());
}
