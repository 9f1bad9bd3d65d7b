// Problems in words: what stood where, what was made of it, what to do.
import { html, nothing } from 'lit/html.js';
import type { Problem, Rating } from '../../contract';
import { DOCUMENTS } from '../../lazy/beside';
import { count, isKey, local, say } from '../../words';
import { named, type View } from '../view';
import { goTo, showPlace, useMend } from './ways';

/** What is wrong, in one sentence. */
function problemMessage(problem: Problem): string {
  return say(`problem.${problem.code}`, args(problem));
}

/** What to do about it. */
function problemMend(problem: Problem): string {
  return say(`problem.${problem.code}.mend`, args(problem));
}

function args({ about, found, expected, otherLine }: Problem) {
  return {
    about: about ?? '',
    found: readable(found),
    // The name of a standard, where its number stands beside another.
    expected: local(readable(expected)),
    otherLine: otherLine ?? '',
  };
}

/** Ratings and cases travel as they are written in the contract and are shown by their words. */
function readable(value: string | null): string {
  if (value === null) return '';
  const key = `rating.${value as Rating}`;
  if (isKey(key)) return say(key);
  const [, yes, of] = value.match(/^(\d+) of (\d+)$/) ?? [];
  return yes && of ? say('problems.of', { yes, of }) : value;
}

/** What is to be mended first; what is only to be known waits until it is asked for. */
export function problemList(view: View) {
  const of = (severity: Problem['severity']) =>
    view.problems.filter(
      (problem) => problem.severity === severity && isKey(`problem.${problem.code}`),
    );
  const pressing = [...of('error'), ...of('warning')];
  const notes = of('note');
  return html`${
    pressing.length > 0
      ? html`<h4>${count('problems.to-mend', pressing.length)}</h4>
          <ul>${pressing.map((problem) => problemItem(problem, view))}</ul>`
      : nothing
  }
  ${
    notes.length > 0
      ? html`<details class="flow">
          <summary>${count('problems.notes', notes.length)}</summary>
          <ul>${notes.map((problem) => problemItem(problem, view))}</ul>
        </details>`
      : nothing
  }`;
}

/** A problem as a line of a list, with its place and the way to the cell it concerns. */
function problemItem(problem: Problem, view: View) {
  const { severity, code, about } = problem;
  const known = about !== null && named(view.edition, about) !== about;
  return html`<li class="problem" data-severity=${severity}>
    ${severityMark(problem)}
    <div>
      <p>
        <span class="visually-hidden">${say(`severity.${severity}`)}: </span>${problemMessage(problem)}
      </p>
      <p class="soft">
        ${where(problem, view)}
        ${problemMend(problem)}
        ${mendButton(problem, view)}
        ${
          known
            ? html`<button type="button" class="link problem__go" @click=${() => goTo(about, view)}>
                ${say('problems.go', { about: named(view.edition, about) })}
              </button>`
            : nothing
        }
        ${
          DOCUMENTS
            ? html`<a class="link" href="${say('problems.file')}#${code}" target="_blank" rel="noopener"
                >${say('problems.about')}<span class="visually-hidden">: ${problemMessage(problem)}</span></a
              >`
            : nothing
        }
      </p>
    </div>
  </li>`;
}

/** What is wrong and what to do, in two sentences. */
export function problemWords(problem: Problem): string {
  return `${problemMessage(problem)} ${problemMend(problem)}`;
}

function severityMark({ severity }: Problem) {
  return html`<span class="severity" data-severity=${severity} aria-hidden="true"
    >${severity === 'note' ? 'i' : '!'}</span
  >`;
}

/** The place, which leads there as long as the source is at hand. */
function where(problem: Problem, view: View) {
  const words = placeWords(problem);
  if (words === '') return nothing;
  if (view.state.box === '' && !view.looked) return html`<span class="place">${words}</span>`;
  return html`<button type="button" class="link place" @click=${() => void showPlace(problem, view)}
    >${words}<span class="visually-hidden">: ${say('problems.show')}</span></button
  >`;
}

function placeWords({ line, column, sheet, cell, page }: Problem): string {
  const parts = [
    sheet ? say('problems.sheet', { sheet }) : '',
    page === null ? '' : say('problems.page', { page }),
  ];
  if (cell) parts.push(say('problems.cell', { cell }));
  else if (line !== null && column === null) parts.push(say('problems.line', { line }));
  else if (line !== null) parts.push(say('problems.place', { line, column: column ?? '' }));
  return parts.filter(Boolean).join(', ');
}

/** Where what was meant is certain, one press puts it in the table. */
function mendButton({ mend, about }: Problem, view: View) {
  const question = view.edition.standards.some(({ keyQuestions }) =>
    keyQuestions.some(({ number }) => number === about),
  );
  if (mend === null || about === null || !question) return nothing;
  return html`<button type="button" @click=${() => void useMend(about, mend, view)}>
    ${say('problems.use', { mend })}
  </button>`;
}
