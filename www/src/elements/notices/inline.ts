// A problem where it concerns something. The words of problems are loaded when there is one to tell of.
import { html } from 'lit/html.js';
import type { Problem } from '../../contract';
import { say } from '../../words';
import type { View } from '../view';

/** One beside the cell or standard that it concerns. */
export function problemInline(problem: Problem, view: View) {
  const { severity, found } = problem;
  return html`<p class="inline-problem" data-severity=${severity}>
    <span class="visually-hidden">${say(`severity.${severity}`)}: </span>
    ${view.more()?.problemWords(problem) ?? found}
  </p>`;
}
