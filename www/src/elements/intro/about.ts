// The end of the page's footer: where it has pages beside it, the way to those about itself.
import { html, nothing } from 'lit/html.js';
import { DOCUMENTS } from '../../lazy/beside';
import { canKeep } from '../../offline/erase';
import { say } from '../../words';

export function aboutPage() {
  return html`<p>${say('footer.licence')}</p>
    <p>${say(canKeep() ? 'footer.private' : 'footer.not-kept')}</p>
    ${
      DOCUMENTS
        ? html`<ul class="line">
            <li><a class="link" href=${say('footer.data-file')}>${say('footer.data')}</a></li>
            <li><a class="link" href=${say('footer.accessibility-file')}
              >${say('footer.accessibility')}</a></li>
          </ul>`
        : nothing
    }`;
}
