// Beside the choice of edition: using one of one's own, from its file, and going back. What is wrong in a
// file is listed and changes nothing; what is in the table is kept or left as a person says, in one step of
// undo.
import { html, nothing } from 'lit/html.js';
import type { Problem } from '../../contract';
import type { Engine } from '../../engine';
import { asText } from '../../files/decode';
import { FileFault, fileProblem } from '../../files/problem';
import { type OwnEdition, teach } from '../../lazy/own/teach';
import { isBlank } from '../../state/state';
import { count, say } from '../../words';
import { problemWords } from '../notices/problem';
import { goOn } from '../notices/ways';
import type { View } from '../view';

/** What came of a file. */
type Came =
  | { is: 'wrong'; file: string; problems: readonly Problem[] }
  | { is: 'waiting'; edition: OwnEdition }
  | { is: 'used'; edition: OwnEdition }
  | { is: 'missing' };

/** By the engine of the element that it was given to. */
const came = new WeakMap<Engine, Came>();

/** Files are read whole before they are turned away, so not any size. */
const LARGEST = 10_000_000;

/** Lets a person choose a file. */
export function chooseEdition(view: View): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.onchange = () => void chosen(input.files?.[0], view);
  input.click();
}

/** What came of it, and the way back. */
export function ownEdition(view: View) {
  const part = outcome(view);
  const isOwn = 'file' in view.edition;
  if (part === nothing && !isOwn) return nothing;
  return html`<div class="own-edition flow">
    ${part}
    ${
      isOwn
        ? html`<button type="button" @click=${() => back(view)}>${say('own.back')}</button>`
        : nothing
    }
  </div>`;
}

function outcome(view: View) {
  const now = came.get(view.engine);
  if (now?.is === 'wrong') {
    return html`<section class="notice flow" data-bad="true" aria-labelledby="own-heading">
      ${heading(say('own.wrong', { file: now.file }))}
      <p>${count('own.problems', now.problems.length)}</p>
      <ul class="flow">${now.problems.map(listed)}</ul>
      <div class="line">${close(view)}</div>
    </section>`;
  }
  if (now?.is === 'waiting') {
    const { edition } = now;
    return html`<section class="notice flow" aria-labelledby="own-heading">
      ${heading(say('own.ask', { edition: edition.id }))}
      <p>${say('own.choose', { edition: view.edition.id })}</p>
      <div class="line">
        <button type="button" class="primary" @click=${() => use(edition, view, true)}>
          ${say('own.keep')}
        </button>
        <button type="button" @click=${() => use(edition, view, false)}>${say('own.anew')}</button>
        ${close(view, 'own.leave')}
      </div>
    </section>`;
  }
  if (now?.is === 'missing') {
    return html`<section class="notice flow" data-bad="true" aria-labelledby="own-heading">
      ${heading(say('own.missing'))}
      <div class="line">${close(view)}</div>
    </section>`;
  }
  // It is said as long as it is so.
  if (now?.is !== 'used' || now.edition.id !== view.edition.id) return nothing;
  return heading(say('own.used', { edition: now.edition.id }), true);
}

function heading(words: string, plain = false) {
  return plain
    ? html`<p id="own-heading" tabindex="-1">${words}</p>`
    : html`<h2 id="own-heading" tabindex="-1">${words}</h2>`;
}

function listed(problem: Problem) {
  const { line, column } = problem;
  const place = line === null ? '' : say('problems.place', { line, column: column ?? '' });
  return html`<li>
    ${place ? html`<span class="place">${place}</span>` : nothing} ${problemWords(problem)}
  </li>`;
}

function close(view: View, words: 'own.close' | 'own.leave' = 'own.close') {
  const closed = () => {
    came.delete(view.engine);
    void goOn('own', view);
  };
  return html`<button type="button" class="link" @click=${closed}>${say(words)}</button>`;
}

async function chosen(file: File | undefined, view: View): Promise<void> {
  if (!file) return;
  const now = await comeOf(file, view);
  came.set(view.engine, now);
  if (now.is === 'waiting' && isBlank(view.state.doc)) use(now.edition, view, true);
  else await goOn('own-heading', view);
}

async function comeOf(file: File, view: View): Promise<Came> {
  let text: string;
  try {
    if (file.size > LARGEST) throw new FileFault('file-too-large', '10');
    // What is no JSON, the check of editions says in its own words.
    text = asText(new Uint8Array(await file.arrayBuffer()));
    if (text.trim() === '') throw new FileFault('file-empty');
  } catch (error) {
    const { code, expected } = error instanceof FileFault ? error : new FileFault('file-damaged');
    const problem = fileProblem(code, file.name, expected);
    return { is: 'wrong', file: file.name, problems: [problem] };
  }
  try {
    const { edition, problems } = await teach(view.engine, text);
    return edition
      ? { is: 'waiting', edition: edition as OwnEdition }
      : { is: 'wrong', file: file.name, problems };
  } catch {
    return { is: 'missing' };
  }
}

/** Goes over to the edition, with what fits it or with nothing: one step of undo. */
function use(edition: OwnEdition, view: View, keeps: boolean): void {
  const { edition: from, send } = view;
  send({ type: 'edition', from: keeps ? from : null, to: edition });
  came.set(view.engine, { is: 'used', edition });
  void goOn('own-heading', view);
}

function back(view: View): void {
  const to = view.editions.at(-1);
  if (!to) return;
  came.delete(view.engine);
  view.send({ type: 'edition', from: view.edition, to });
  void goOn(`edition-${to.id}`, view);
}
