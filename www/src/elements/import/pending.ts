// What was read and waits for a person: an answer to a question, or what to do with what is there.
import { html, nothing } from 'lit/html.js';
import type { Question, Rating } from '../../contract';
import { type Change, changes } from '../../state/changes';
import { readingOf } from '../../state/reading';
import { recordOf } from '../../state/record';
import type { Pending } from '../../state/state';
import { count, isKey, say } from '../../words';
import { take } from '../notices/ways';
import { named, type View } from '../view';
import { counts, readAs } from './understood';

export function pendingPart(view: View) {
  const { pending } = view.state;
  if (!pending) return nothing;
  return html`<section class="pending flow" aria-labelledby="pending-heading">
    ${pending.outcome.questions.length > 0 ? questions(pending, view) : choice(pending, view)}
  </section>`;
}

function questions({ outcome, file }: Pending, view: View) {
  return html`<h3 id="pending-heading" tabindex="-1">
      ${say('pending.question')}${file ? `: ${file}` : nothing}
    </h3>
    <form class="flow" @submit=${(event: SubmitEvent) => answer(event, outcome.questions, view)}>
      ${outcome.questions.map((question) => fieldset(question, view))}
      <div class="line">
        <button type="submit" class="primary">${say('pending.answer')}</button>
        ${cancel(view)}
      </div>
    </form>`;
}

function fieldset({ ask, options }: Question, view: View) {
  return html`<fieldset>
    <legend>${say(`ask.${ask}`)}</legend>
    ${options.map(
      (option, index) => html`<label class="choice">
        <input type="radio" name=${ask} value=${index} required />
        <span>${optionWords(ask, option, view)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function optionWords(ask: Question['ask'], option: string, { edition }: View): string {
  if (ask === 'disposal') {
    const domain = edition.domains.find(({ number }) => number === option);
    return domain ? `${domain.number} ${domain.name}` : option;
  }
  const key = `ask.${ask}.${option}`;
  return isKey(key) ? say(key) : option;
}

function answer(event: SubmitEvent, questions: readonly Question[], view: View) {
  event.preventDefault();
  const given = new FormData(event.target as HTMLFormElement);
  view.answer(Object.fromEntries(questions.map(({ ask }) => [ask, Number(given.get(ask))])));
}

function choice({ outcome, file, published }: Pending, view: View) {
  const added = recordOf(outcome);
  const { service } = view.state.doc.record;
  const other = added.service;
  const reading = readingOf(added, outcome.form, [], 0, file);
  const changed = changes(view.state.doc.record, added);
  const differs = added.edition !== view.edition.id;
  const ways = html`<div class="line">
      <button type="button" class="primary" @click=${() => void take('replace', view)}>
        ${say('pending.replace')}
      </button>
      ${
        published
          ? nothing
          : html`<button type="button" @click=${() => void take('merge', view)}>
              ${say('pending.merge')}
            </button>`
      }
      ${cancel(view)}
    </div>`;
  // An example is looked at by itself.
  if (published) {
    return html`<h3 id="pending-heading" tabindex="-1">
        ${say('pending.example', { example: added.service ?? '' })}
      </h3>
      <p>${say('pending.choose')}</p>
      ${ways}`;
  }
  return html`<h3 id="pending-heading" tabindex="-1">${readAs(reading)}</h3>
    <p>${counts(reading)}. ${say('pending.choose')}</p>
    ${
      service && other && service !== other
        ? html`<p><strong>${say('pending.other-service', { now: service, later: other })}</strong></p>`
        : nothing
    }
    ${
      changed.length > 0
        ? html`<details class="flow">
            <summary>${count('pending.changes', changed.length)}</summary>
            <ul>
              ${changed.map((change) => html`<li>${changeWords(change, view)}</li>`)}
            </ul>
          </details>`
        : html`<p>${say('pending.no-changes')}</p>`
    }
    ${differs ? html`<p>${say('pending.edition', { edition: added.edition })}</p>` : nothing}
    ${ways}`;
}

function changeWords({ about, now, later }: Change, { edition }: View): string {
  return say('pending.change', {
    about: named(edition, about),
    now: value(now),
    later: value(later),
  });
}

function value(text: string): string {
  const [rating, status] = [`rating.${text as Rating}`, `status.${text}`];
  if (isKey(rating)) return say(rating);
  return isKey(status) ? say(status) : text || say('pending.blank');
}

function cancel(view: View) {
  return html`<button type="button" class="link" @click=${() => view.send({ type: 'forget' })}>
    ${say('pending.cancel')}
  </button>`;
}
