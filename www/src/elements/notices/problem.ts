// Problems in words: what stood where, what was made of it, what to do.
import { html, nothing } from 'lit/html.js';
import type { Problem, Rating } from '../../contract';
import { isKey, type Key, say } from '../../words';
import { named, type View } from '../view';

/** What is wrong, in one sentence. */
export function problemMessage(problem: Problem): string {
  return say(`problem.${problem.code}`, args(problem));
}

/** What to do about it. */
export function problemMend(problem: Problem): string {
  return say(`problem.${problem.code}.mend`, args(problem));
}

function args({ about, found, expected, otherLine }: Problem) {
  return {
    about: about ?? '',
    found: readable(found),
    expected: readable(expected),
    otherLine: otherLine ?? '',
  };
}

/** Ratings travel by their names in the contract and are shown by their words. */
function readable(value: string | null): string {
  const key = `rating.${value as Rating}`;
  return value !== null && isKey(key) ? say(key) : (value ?? '');
}

/** A problem as a line of a list, with its place and the way to the cell it concerns. */
export function problemItem(problem: Problem, view: View) {
  const { severity, line, column, about } = problem;
  const known = about !== null && named(view.edition, about) !== about;
  return html`<li class="problem" data-severity=${severity}>
    ${severityMark(problem)}
    <div>
      <p>
        <span class="visually-hidden">${say(`severity.${severity}`)}: </span>${problemMessage(problem)}
      </p>
      <p class="soft">
        ${line === null ? nothing : where(line, column, view)}
        ${problemMend(problem)}
        ${
          known
            ? html`<button type="button" class="link" @click=${() => view.go(about)}>
                ${say('problems.go', { about: named(view.edition, about) })}
              </button>`
            : nothing
        }
      </p>
    </div>
  </li>`;
}

/** A problem beside the cell or standard that it concerns. */
export function problemInline(problem: Problem) {
  const { severity } = problem;
  return html`<p class="inline-problem" data-severity=${severity}>
    <span class="visually-hidden">${say(`severity.${severity}`)}: </span>${problemMessage(problem)}
    ${problemMend(problem)}
  </p>`;
}

function severityMark({ severity }: Problem) {
  return html`<span class="severity" data-severity=${severity} aria-hidden="true"
    >${severity === 'note' ? 'i' : '!'}</span
  >`;
}

/** The place, which leads to the line as long as the text is still in the box. */
function where(line: number, column: number | null, view: View) {
  const key: Key = column === null ? 'problems.line' : 'problems.place';
  const words = say(key, { line, column: column ?? '' });
  if (view.state.box === '') return html`<span class="place">${words}</span>`;
  return html`<button type="button" class="link place" @click=${() => view.show(line)}
    >${words}<span class="visually-hidden">: ${say('problems.show')}</span></button
  >`;
}
