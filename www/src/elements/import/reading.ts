// What the last import brought, and what in it needs a person.
import { html, nothing } from 'lit/html.js';
import { stepsToUndoImport } from '../../state/reducer';
import type { Reading } from '../../state/state';
import { count, say } from '../../words';
import { problemList } from '../notices/problem';
import { askAgain } from '../notices/ways';
import type { View } from '../view';
import { counts, readAs } from './understood';

export function outcomeOfReading(view: View) {
  const { reading } = view.state.doc;
  if (!reading) return problemList(view);
  const failed = reading.form === null;
  // Of what could not be read nothing may be left to say.
  if (failed && reading.problems.length === 0) return nothing;
  const chose = view.looked && view.looked.arrival.questions.length > 0;
  return html`<div class="reading flow" data-bad=${failed}>
    <h3 id="reading-heading" tabindex="-1">${readAs(reading)}</h3>
    ${
      failed
        ? html`<p>${say(view.state.box ? 'import.kept' : 'import.unchanged')}</p>`
        : html`<p>
            ${counts(reading)}. ${say('import.for', { standards: standards(reading, view) })}
            ${say(reading.merged ? 'import.merged' : 'import.replaced')}
          </p>`
    }
    ${problemList(view)}
    <div class="line">
      ${failed ? nothing : undoImport(view)}
      ${
        !failed && chose
          ? html`<button type="button" @click=${() => void askAgain(view)}>${say('pending.again')}</button>`
          : nothing
      }
      <button type="button" class="link" @click=${() => view.send({ type: 'dismiss', notice: 'reading' })}>
        ${say('import.dismiss')}
      </button>
    </div>
  </div>`;
}

/** The standards it knew something of; runs of them by their ends. */
function standards({ standards: known }: Reading, { edition }: View): string {
  const all = edition.standards.map(({ number }) => number);
  const runs: string[][] = [];
  for (const number of known) {
    const run = runs.at(-1);
    const follows = run && all.indexOf(number) === all.indexOf(run.at(-1) ?? '') + 1;
    if (follows) run.push(number);
    else runs.push([number]);
  }
  const named = runs.flatMap((run) =>
    run.length < 3 ? run : say('import.to', { first: run[0] ?? '', last: run.at(-1) ?? '' }),
  );
  return named.join(', ');
}

/** One button takes the import back, with what was changed after it; redo has all of it still. */
function undoImport({ state, send }: View) {
  const steps = stepsToUndoImport(state);
  if (steps === 0) return nothing;
  return html`<button type="button" @click=${() => send({ type: 'undo', steps })}>
    ${steps === 1 ? say('import.undo') : count('import.undo-later', steps - 1)}
  </button>`;
}
