// What the page has to say about itself and about the last change: quiet, each with its way out.
import { html, nothing } from 'lit/html.js';
import { say } from '../../words';
import { isDismissable, type Notice, type View } from '../view';

export function notices(view: View) {
  return html`${view.notices.map((notice) => noticeBox(notice, view))}${moved(view)}`;
}

function noticeBox(notice: Notice, view: View) {
  return html`<div class="notice line" data-bad=${notice.kind !== 'restored'} role=${notice.kind === 'damaged' || notice.kind === 'cut-off' ? 'alert' : nothing}>
    <div class="notice__body flow">${noticeWords(notice)}</div>
    ${
      isDismissable(notice)
        ? html`<button type="button" class="link" @click=${() => view.dismiss(notice)}>
            ${say(notice.kind === 'damaged' ? 'draft.damaged-dismiss' : 'import.dismiss')}
          </button>`
        : nothing
    }
  </div>`;
}

function noticeWords(notice: Notice) {
  switch (notice.kind) {
    case 'restored':
      return html`<p>${say('draft.restored')}</p>`;
    case 'unsaved':
      return html`<p>${say('draft.unsaved')}</p>`;
    case 'cut-off':
      return html`<p>${say('start.cut-off')}</p>`;
    case 'damaged':
      return html`<h3>${say('draft.damaged')}</h3>
        <p id="damaged-hint">${say('draft.damaged-text')}</p>
        <label class="visually-hidden" for="damaged">${say('draft.damaged-label')}</label>
        <textarea id="damaged" rows="4" readonly aria-describedby="damaged-hint"
          .value=${notice.text}></textarea>`;
  }
}

/** What a change of edition left out; undo has it still. */
function moved({ state, send }: View) {
  const change = state.doc.moved;
  if (!change) return nothing;
  return html`<div class="notice line">
    <div class="notice__body flow">
      <h3>${say('moved.heading', { edition: change.edition })}</h3>
      <p>${say('moved.left', { names: change.left.join(', ') })}</p>
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
