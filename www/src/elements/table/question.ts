// A key question: its figure as it is typed, and the band it falls in.
import { html, nothing } from 'lit/html.js';
import type { KeyQuestion, KeyQuestionOutcome, Standard, StandardOutcome } from '../../contract';
import { say } from '../../words';
import { problemInline } from '../notices/inline';
import { ratingTag } from '../rating/rating';
import { ids, type View } from '../view';

export function questionRow(
  standard: Standard,
  question: KeyQuestion,
  of: StandardOutcome,
  view: View,
) {
  const { number, label } = question;
  const outcome = of.keyQuestions?.[number];
  if (!outcome) return nothing;
  const typed = view.state.doc.typed[number];
  const wrong = typed?.problem && !isHalfway(typed.text, number, view) ? typed.problem : null;
  const driver = of.drivers.includes(number);
  const about = view.problems.filter(
    (problem) => problem.about === number && problem.severity !== 'note',
  );
  const input = (event: Event) => {
    const since = performance.now();
    view.type(standard.number, number, (event.target as HTMLInputElement).value, since);
  };
  return html`<tr class="row row--question" role="row" data-driver=${driver}>
    <th class="row__name" scope="row" role="rowheader">
      <label class="named" for=${ids.entry(number)}
        ><span class="number">${number}</span> <span>${label}</span
        ><span class="visually-hidden">, ${standard.name}</span></label
      >
    </th>
    <td class="row__entry" role="cell">
      <input
        class="figure"
        id=${ids.entry(number)}
        type="text"
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong || about.some(({ severity }) => severity === 'error') ? 'true' : nothing}
        aria-describedby=${ids.about(number)}
        .value=${typed?.text ?? written(outcome)}
        @input=${input}
        @change=${() => view.send({ type: 'settle', number })}
      />
    </td>
    <td class="row__result" role="cell" colspan="2" id=${ids.about(number)}>
      ${outcome.band ? band(outcome, driver, of) : nothing}
      ${wrong ? problemInline(wrong, view) : nothing}
      ${about.map((problem) => problemInline(problem, view))}
    </td>
  </tr>`;
}

function band(outcome: KeyQuestionOutcome, driver: boolean, { byRule }: StandardOutcome) {
  const { percent, whole, band, yes, roundingDecides } = outcome;
  const shown = yes !== null || percent !== String(whole);
  return html`<span class="band"
      >${ratingTag(band)}${
        shown
          ? html` <span class="soft">${say('question.whole', { whole: whole ?? '' })}</span>`
          : nothing
      }</span
    >
    ${driver ? html`<span class="driver">${say(byRule ? 'question.lowest' : 'question.lowest-so-far')}</span>` : nothing}
    ${
      roundingDecides
        ? html`<p class="soft">
            ${say('question.rounding', { percent: percent ?? '', whole: whole ?? '' })}
          </p>`
        : nothing
    }`;
}

/** A share as it can be typed in any language. */
function written({ percent, yes, of }: KeyQuestionOutcome): string {
  if (yes !== null && of !== null) return `${yes}/${of}`;
  return percent === null ? '' : `${percent}%`;
}

/** Whether somebody is just typing `5 of 6` or `5/6`: it would be rude to call that wrong yet. */
function isHalfway(text: string, number: string, { state }: View): boolean {
  return state.editing === `figure ${number}` && /^\s*\d+\s*(o|of|\/)\s*$/i.test(text);
}
