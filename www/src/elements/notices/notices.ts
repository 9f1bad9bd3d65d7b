// What the page has to say about itself and about the last change: quiet, each with its way out.
import { html, nothing } from 'lit/html.js';
import { say } from '../../words';
import { isDismissable, type Notice, type View } from '../view';

export function notices(view: View) {
  return html`${view.notices.map((notice) => noticeBox(notice, view))}
  ${view.state.doc.moved ? view.more()?.movedNotice(view.state.doc.moved, view) : nothing}`;
}

function noticeBox(notice: Notice, view: View) {
  return html`<div class="notice line" data-bad=${!(notice.kind === 'restored' || notice.kind === 'elsewhere')} role=${notice.kind === 'damaged' || notice.kind === 'cut-off' ? 'alert' : 'status'}>
    <div class="notice__body flow">${noticeWords(notice, view)}</div>
    ${
      isDismissable(notice)
        ? html`<button type="button" class="link" @click=${() => view.dismiss(notice)}>
            ${say(notice.kind === 'damaged' ? 'draft.damaged-dismiss' : 'import.dismiss')}
          </button>`
        : nothing
    }
  </div>`;
}

function noticeWords(notice: Notice, view: View) {
  return notice.kind === 'damaged'
    ? view.more()?.damagedWords(notice.text)
    : html`<p>${say(`notice.${notice.kind}`)}</p>`;
}
