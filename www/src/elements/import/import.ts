// Bringing figures in: the paste box, and what was made of what came.
import { html, nothing } from 'lit/html.js';
import { EXAMPLES } from '../../examples';
import { say } from '../../words';
import type { View } from '../view';
import { readAs } from './understood';

export function importPart(view: View) {
  return html`<section
    class="import flow"
    aria-labelledby="import-heading"
    @dragover=${(event: DragEvent) => event.preventDefault()}
    @drop=${(event: DragEvent) => drop(view, event)}
  >
    <h2 id="import-heading">${say('import.heading')}</h2>
    ${box(view)} ${files(view)} ${examples(view)}
    ${outcome(view)}
    ${view.looked ? view.more()?.sourcePart(view) : nothing}
  </section>`;
}

/** What was made of what came; in short until the part that says it in full is there. */
function outcome(view: View) {
  const { pending, doc } = view.state;
  if (pending) return view.more()?.pendingPart(view);
  if (!doc.reading && view.problems.length === 0) return nothing;
  const short = doc.reading ? html`<h3>${readAs(doc.reading)}</h3>` : nothing;
  return view.more()?.outcomeOfReading(view) ?? short;
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
      ?readonly=${view.box === null}
      .value=${view.box ?? ''}
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

/** For the file chooser: a hint only, since the content decides. */
const ACCEPT = '.txt,.md,.csv,.tsv,.json,.html,.htm,.xlsx,.xlsm,.xlsb,.xls,.ods,.docx,.pdf,text/*';

function files(view: View) {
  return html`<div class="line">
      <label class="label" for="files">${say('files.label')}</label>
      <input id="files" type="file" multiple accept=${ACCEPT} @change=${(event: Event) => chosen(view, event)} />
      <span class="soft">${say('files.hint')}</span>
    </div>
    <div class="line" aria-live="polite">${view.busy ? view.more()?.busyPart(view.busy, view) : nothing}</div>`;
}

function chosen(view: View, event: Event) {
  const input = event.target as HTMLInputElement;
  view.files([...(input.files ?? [])]);
  // The same file can be chosen again once it has been mended.
  input.value = '';
}

function drop(view: View, event: DragEvent) {
  const dropped = [...(event.dataTransfer?.files ?? [])];
  if (dropped.length === 0) return;
  event.preventDefault();
  view.files(dropped);
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

/** Reads what is pasted at once: together with what it is pasted into, unless that was read before. */
function paste(view: View, event: ClipboardEvent) {
  const since = performance.now();
  const clipboard = event.clipboardData;
  // Copied in a file manager.
  if (clipboard && clipboard.files.length > 0 && clipboard.getData('text/plain') === '') {
    event.preventDefault();
    view.files([...clipboard.files]);
    return;
  }
  const pasted = clipboard?.getData('text/plain') ?? '';
  const markup = clipboard?.getData('text/html') ?? '';
  if (!pasted && !markup) return;
  // The browser would lay a whole report out in the box before it could be read.
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.target as HTMLTextAreaElement;
  // A word or line may mend what was read.
  const isNext = pasted.includes('\n') && view.looked?.arrival.source.text === view.state.box;
  const inBox = isNext
    ? pasted
    : value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
  view.paste(markup, pasted, inBox, since);
}

function readOnCtrlEnter(view: View, event: KeyboardEvent) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  view.read(textOf(event), performance.now());
}
