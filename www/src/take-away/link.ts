// A link that was opened. Where there is no work, its figures are brought in. Where there is, a person is
// asked, and they are opened beside it: what is kept in this browser stays the person's own work until
// they say otherwise, and going back is undoing.
import { html, nothing } from 'lit/html.js';
import type { Outcome, Problem } from '../contract';
import { counts } from '../elements/import/understood';
import type { Host } from '../elements/take-away/take-away';
import type { View } from '../elements/view';
import { readingOf } from '../state/reading';
import { recordOf } from '../state/record';
import { isBlank } from '../state/state';
import { say } from '../words';
import { readLink, writtenOf } from './written';

export class Link {
  /** What a link held that waits for an answer. */
  #waiting: Outcome | null = null;
  /** A link of which nothing could be read. */
  #broken: Outcome | 'unread' | null = null;

  constructor(readonly host: Host) {}

  /** Reads the link that the page was opened with, and does or asks what is to be done. */
  async open(): Promise<void> {
    let outcome: Outcome;
    try {
      const now = this.host.view();
      outcome = await readLink(location.hash, now?.edition.id ?? '', now?.editions ?? []);
    } catch {
      this.#broken = 'unread';
      return this.host.draw();
    }
    const now = this.host.view();
    if (!now) return;
    const reading = readingOf(recordOf(outcome), outcome.form, [], 0);
    if (reading.percentages + reading.ratings === 0) {
      // One that holds nothing and has nothing wrong asks for nothing.
      if (outcome.problems.length > 0) this.#broken = outcome;
    } else if (isBlank(now.state.doc) && now.state.box === '') {
      bring(outcome, now);
      forget();
    } else if (await isSame(outcome, now)) {
      forget();
    } else {
      this.#waiting = outcome;
    }
    await this.host.draw();
    this.host.root.getElementById('link-heading')?.focus();
  }

  notice(view: View) {
    if (this.#broken) return this.#brokenNotice(this.#broken, view);
    if (this.#waiting) return this.#question(this.#waiting, view);
    return view.beside ? this.#besideNotice(view) : nothing;
  }

  #question(outcome: Outcome, view: View) {
    const reading = readingOf(recordOf(outcome), outcome.form, [], 0);
    const open = () => {
      view.setBeside(true);
      bring(outcome, view);
      this.#answered();
    };
    const keep = () => {
      forget();
      this.#answered();
    };
    return notice(
      say('link.heading'),
      html`<p>${counts(reading)}, ${say('edition.name', { edition: outcome.edition })}${outcome.service ? `, ${outcome.service}` : nothing}.</p>
        <p>${say('link.choose')}</p>`,
      html`<button type="button" class="primary" @click=${open}>${say('link.open')}</button>
        <button type="button" @click=${keep}>${say('link.keep')}</button>`,
    );
  }

  #besideNotice(view: View) {
    const back = () => {
      forget();
      view.send({ type: 'undo', steps: view.beside });
    };
    const adopt = () => {
      forget();
      view.setBeside(false);
    };
    return notice(
      say('link.beside'),
      html`<p>${say('link.beside-hint')}</p>`,
      html`<button type="button" class="primary" @click=${back}>${say('link.back')}</button>
        <button type="button" @click=${adopt}>${say('link.adopt')}</button>`,
    );
  }

  #brokenNotice(broken: Outcome | 'unread', view: View) {
    const dismiss = () => {
      forget();
      this.#answered();
    };
    return notice(
      say('link.broken'),
      html`<p>${broken === 'unread' ? say('take-away.missing') : brokenWords(broken, view)}</p>`,
      html`<button type="button" class="link" @click=${dismiss}>${say('link.dismiss')}</button>`,
      true,
    );
  }

  #answered(): void {
    this.#waiting = null;
    this.#broken = null;
    void this.host.draw();
  }
}

function notice(heading: string, words: unknown, buttons: unknown, bad = false) {
  return html`<section class="notice flow" data-bad=${bad} aria-labelledby="link-heading">
    <h2 id="link-heading" tabindex="-1">${heading}</h2>
    ${words}
    <div class="line">${buttons}</div>
  </section>`;
}

/** What is wrong with a link that is there: whoever opened it has never seen the line that it holds. */
function brokenWords({ problems }: Outcome, { loaded }: View): string | undefined {
  const one = (code: Problem['code']) => problems.find((problem) => problem.code === code);
  const edition = one('unknown-edition')?.found;
  if (edition) return say('link.unknown-edition', { edition });
  const version = one('unknown-version');
  return version ? loaded?.problemWords(version) : say('link.damaged');
}

/** What it came from. It is kept in English, as all that is kept, and shown in the reader's language. */
const NAME = 'a link';

/** Puts what a link held in place of what is there. Undo has that still. */
function bring(outcome: Outcome, { send, editions }: View): void {
  send({ type: 'import', outcome, text: '', file: NAME, how: 'replace', editions });
}

/** Takes the figures out of the address, so that loading the page again does not bring them again. */
function forget(): void {
  history.replaceState(null, '', location.pathname + location.search);
}

/** Whether the table holds what the link does, as when the page is loaded again. */
async function isSame(outcome: Outcome, { state, editions }: View): Promise<boolean> {
  const known = await writtenOf(state.doc.record, editions);
  const brought = await writtenOf(recordOf(outcome), editions);
  return known.vector === brought.vector;
}
