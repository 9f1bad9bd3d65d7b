// Problems where they concern something. Their words are loaded when there is one to tell of.
import { html, nothing } from 'lit/html.js';
import type { Problem } from '../../contract';
import { count, say } from '../../words';
import type { View } from '../view';

/** All of them, beside what was brought in. */
export function problems(view: View) {
  const { length } = view.problems;
  if (length === 0) return nothing;
  return view.more()?.problemList(view) ?? html`<h4>${count('problems.to-mend', length)}</h4>`;
}

/** One beside the cell or standard that it concerns. */
export function problemInline(problem: Problem, view: View) {
  const { severity, found } = problem;
  return html`<p class="inline-problem" data-severity=${severity}>
    <span class="visually-hidden">${say(`severity.${severity}`)}: </span>
    ${view.more()?.problemWords(problem) ?? found}
  </p>`;
}
