// Taking the ratings away: copied, as a file, printed, as a link. Everything is made when it is asked for.
import { html, nothing } from 'lit/html.js';
import type { AssessmentRecord, Edition } from '../contract';
import type { Host } from '../elements/take-away/take-away';
import type { View } from '../elements/view';
import { OFFLINE } from '../lazy/beside';
import { Keep } from '../offline/keep';
import type { Offline } from '../offline/offline';
import { isBlank } from '../state/state';
import { type Args, type Key, say } from '../words';
import { type Copy, copy, fill } from './clipboard';
import { toHtml, toMarkdown, toTsv } from './copies';
import { FORM_NAMES, type Form, save } from './files';
import { paperOf } from './paper';
import { sheet } from './sheet';
import { writtenOf } from './written';

/** A page around this one can forbid it to save and to print, and nobody is told. */
const isFramed = self !== top;

/** The ways that have something to say when they were used, each beside its own buttons. */
type Way = 'copy' | 'save' | 'share';

export class Section {
  /** What all below is about: once it changes, nothing of it holds any more. */
  #record: AssessmentRecord | null = null;
  /** Another object in another language. */
  #edition: Edition | null = null;
  /** What was last done, or could not be, in which way, and whether that is said once more. */
  #said: { way: Way; key: Key; args: Args; again: boolean } | null = null;
  /** What the browser did not let the page copy. */
  #byHand: Copy | null = null;
  #withService = false;
  /** The last link. */
  #link: string | null = null;

  #keep: Keep | undefined;

  constructor(
    readonly host: Host,
    offline?: Offline,
  ) {
    if (OFFLINE && offline) this.#keep = new Keep(offline, () => host.draw());
  }

  body(view: View) {
    const { record } = view.state.doc;
    if (record !== this.#record || view.edition !== this.#edition) {
      // Leave to name one service is no leave to name another.
      if (record.service !== this.#record?.service) this.#withService = false;
      this.#record = record;
      this.#edition = view.edition;
      this.#said = this.#byHand = this.#link = null;
    }
    if (isBlank(view.state.doc))
      return html`<p>${say('take-away.empty')}</p>
        <div class="take-away__ways">${this.#keep?.part()}</div>`;
    return html`<p>${say('take-away.intro')}</p>
      <div class="take-away__ways">
        ${this.#copying(view)} ${this.#saving(view)} ${printing()}
        ${this.host.ownPage ? this.#sharing(view) : nothing} ${this.#keep?.part()}
      </div>
      ${sheet(view)}`;
  }

  #copying({ edition, outcome }: View) {
    const paper = () => paperOf(edition, outcome);
    const office = () => this.#copy(() => ({ text: toTsv(paper()), html: toHtml(paper()) }));
    const markdown = () => this.#copy(() => ({ text: toMarkdown(paper()) }));
    const byHand = this.#byHand;
    return html`<div class="flow">
      <h3>${say('copy.heading')}</h3>
      <p class="soft">${say('copy.hint')}</p>
      <div class="line">
        <button type="button" class="primary" @click=${office}>${say('copy.office')}</button>
        <button type="button" @click=${markdown}>${say('copy.markdown')}</button>
      </div>
      ${this.#status('copy')}
      ${
        byHand
          ? html`<label class="label" for="copy-box">${say('copy.box')}</label>
              <textarea
                id="copy-box"
                rows="4"
                readonly
                .value=${byHand.text}
                @focus=${selectAll}
                @copy=${(event: ClipboardEvent) => fill(event, byHand)}
              ></textarea>`
          : nothing
      }
    </div>`;
  }

  #saving(view: View) {
    return html`<div class="flow">
      <h3>${say('save.heading')}</h3>
      <p class="soft">${say('save.hint')}</p>
      <ul class="line">
        ${FORM_NAMES.map(
          (form) => html`<li>
            <button type="button" @click=${() => this.#save(form, view)}>
              ${say(`save.${form}`)}
            </button>
          </li>`,
        )}
      </ul>
      ${this.#status('save')}
    </div>`;
  }

  #sharing(view: View) {
    const { service } = view.state.doc.record;
    const link = this.#link;
    const tick = (event: Event) => {
      this.#withService = (event.target as HTMLInputElement).checked;
      this.#link = null;
      this.#said = null;
      void this.host.draw();
    };
    return html`<div class="flow">
      <h3>${say('share.heading')}</h3>
      <p class="soft" id="share-hint">${say('share.hint')}</p>
      ${location.protocol === 'file:' ? html`<p class="soft">${say('share.file')}</p>` : nothing}
      ${
        service
          ? html`<div class="choice">
              <input
                type="checkbox"
                id="share-service"
                .checked=${this.#withService}
                @change=${tick}
              />
              <label for="share-service">${say('share.service', { service })}</label>
            </div>`
          : nothing
      }
      <button
        type="button"
        aria-describedby="share-hint"
        @click=${() => this.#share(view, service !== null && this.#withService)}
      >
        ${say('share.make')}
      </button>
      ${this.#status('share')}
      ${
        link
          ? html`<label class="label" for="share-link">${say('share.link')}</label>
              <input id="share-link" type="text" readonly .value=${link} @focus=${selectAll} />`
          : nothing
      }
    </div>`;
  }

  #status(way: Way) {
    const said = this.#said?.way === way ? this.#said : null;
    return html`<p class="take-away__said" aria-live="polite">
      ${said ? say(said.key, said.args) + (said.again ? '\u{a0}' : '') : ''}
    </p>`;
  }

  async #copy(make: () => Copy): Promise<void> {
    this.host.speak();
    const what = make();
    const done = await copy(what);
    this.#byHand = done ? null : what;
    await this.#copied('copy', done, 'copy-box');
  }

  async #save(form: Form, view: View): Promise<void> {
    this.host.speak();
    try {
      const file = await save(form, view);
      await this.#say('save', isFramed ? 'save.asked' : 'save.done', { file });
    } catch (error) {
      await this.#failed('save', error);
    }
  }

  async #share({ state, editions }: View, withService: boolean): Promise<void> {
    const { record } = state.doc;
    try {
      const { vector, vectorWithService } = await writtenOf(record, editions);
      const line = withService ? vectorWithService : vector;
      const text = `${location.href.replace(/#.*/s, '')}#${line}`;
      if (record !== this.#record) return;
      this.#link = text;
      await this.#copied('share', await copy({ text }), 'share-link');
    } catch (error) {
      await this.#failed('share', error);
    }
  }

  /** Says that it was copied; or has it selected in its field, for who presses the keys. */
  async #copied(way: Way, done: boolean, field: string): Promise<void> {
    await this.#say(way, done ? 'copy.done' : 'copy.by-hand');
    if (!done) this.host.root.getElementById(field)?.focus();
  }

  async #failed(way: Way, error: unknown): Promise<void> {
    const missing = (error as { code?: string }).code === 'file-reader-missing';
    await this.#say(way, missing ? 'take-away.missing' : 'save.failed');
  }

  async #say(way: Way, key: Key, args: Args = {}): Promise<void> {
    // The same once more would not be heard, as nothing would change.
    const again = this.#said?.way === way && this.#said.key === key && !this.#said.again;
    this.#said = { way, key, args, again };
    await this.host.draw();
  }
}

function printing() {
  return html`<div class="flow">
    <h3>${say('print.heading')}</h3>
    <p class="soft">${say('print.hint')}</p>
    ${isFramed ? html`<p class="soft">${say('print.framed')}</p>` : nothing}
    <button type="button" @click=${() => print()}>${say('print.print')}</button>
  </div>`;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement | HTMLTextAreaElement).select();
}
