// What is being read beside the page, and the way to stop it.
import { html } from 'lit/html.js';
import { say } from '../../words';
import type { Busy } from '../tool/importer';
import type { View } from '../view';

export function busyPart({ file, progress: { step, at = 0, of = 0 } }: Busy, view: View) {
  const doing = say(`files.step.${step}`, { at, of });
  return html`<span>${file ? `${file}: ${doing}` : doing}</span>
    <button type="button" @click=${() => view.cancel()}>${say('files.cancel')}</button>`;
}
