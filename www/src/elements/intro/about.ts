// The end of the page's footer: where it has pages beside it, the way to those about itself.
import { html, nothing } from 'lit/html.js';
import { ABOUT } from '../../lazy/beside';
import { say } from '../../words';

export function aboutPage() {
  return html`<p>${say('footer.licence')}</p>
    <p>${say('footer.private')}</p>
    ${
      ABOUT
        ? html`<ul class="line">
            <li><a class="link" href=${ABOUT.data} hreflang="en">${say('footer.data')}</a></li>
            <li><a class="link" href=${ABOUT.accessibility} hreflang="en"
              >${say('footer.accessibility')}</a></li>
          </ul>`
        : nothing
    }`;
}
