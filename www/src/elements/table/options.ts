// What is seldom needed for a standard: why it has its rating, discretion, and not inspected.
import { html, nothing } from 'lit/html.js';
import type { Edition, Rule, Standard, StandardOutcome, Status } from '../../contract';
import { say } from '../../words';
import { ratingSelect } from '../rating/rating';
import { ids, isCaseBased, type View } from '../view';

export function optionsRow(standard: Standard, outcome: StandardOutcome, view: View) {
  const inspected = outcome.status === 'inspected';
  return html`<tr class="row row--options" role="row">
    <td colspan="4" role="cell" id=${ids.options(standard.number)}>
      <div class="options">
        <div class="flow">
          <h4>${say('why.heading')}</h4>
          ${why(standard, outcome, view.edition)}
        </div>
        <div>
          ${inspected && isCaseBased(standard) ? discretion(standard, outcome, view) : nothing}
          ${status(standard, outcome, view)}
        </div>
      </div>
    </td>
  </tr>`;
}

/** The rules that a result rests on, each with where it is published. */
export function ruleList(rules: readonly Rule[], { sources }: Edition) {
  return html`<ul class="flow">
    ${rules.map((rule) => {
      const source = sources.find((one) => one.rule === rule)?.source;
      return html`<li>
        ${say('why.rule', { rule, text: say(`rule.${rule}`) })}
        ${source ? html`<p class="soft">${say('why.source', { source })}</p>` : nothing}
      </li>`;
    })}
  </ul>`;
}

function why(standard: Standard, outcome: StandardOutcome, edition: Edition) {
  const { basis, rule } = outcome;
  const words =
    basis === 'stated' ? 'why.stated' : basis === 'incomplete' ? 'why.incomplete' : undefined;
  return html`${words ? html`<p>${say(words)}</p>` : nothing}
  ${ruleList(rulesOf(standard, outcome, rule), edition)}`;
}

/** The rule that gives the rating, after those that its key questions are banded by. */
function rulesOf(standard: Standard, outcome: StandardOutcome, rule: Rule | null): Rule[] {
  const { basis, status, keyQuestions } = outcome;
  const rules: Rule[] = [];
  if (status === 'inspected' && basis !== 'stated') {
    const shares = Object.values(keyQuestions ?? {});
    if (shares.some(({ roundingDecides }) => roundingDecides)) rules.push('R1', 'R2', 'R3');
    else rules.push(...((isCaseBased(standard) ? ['R1', 'R3'] : ['R4']) as Rule[]));
  }
  if (rule && !rules.includes(rule)) rules.push(rule);
  if (!standard.scored && !rules.includes('R7')) rules.push('R7');
  return rules;
}

function discretion(standard: Standard, outcome: StandardOutcome, { send }: View) {
  const { number, name } = standard;
  const moved = outcome.discretion;
  const [select, reason] = [`discretion-${number}`, `reason-${number}`];
  return html`<fieldset class="flow">
    <legend>
      ${say('discretion.heading')}
      <span class="visually-hidden">${say('standard.options-of', { number, name })}</span>
    </legend>
    <p class="soft" id="${select}-hint">
      ${say(moved?.statedByReport ? 'discretion.by-report' : 'discretion.hint')}
    </p>
    <label class="label" for=${select}>${say('discretion.label')}</label>
    ${ratingSelect({
      id: select,
      value: moved?.rating ?? null,
      blank: say('discretion.none'),
      describedBy: `${select}-hint`,
      choose: (rating) => send({ type: 'discretion', standard: number, rating }),
    })}
    ${
      moved
        ? html`<label class="label" for=${reason}>${say('discretion.reason')}</label>
            <textarea
              id=${reason}
              rows="2"
              .value=${moved.reason}
              @input=${(event: Event) =>
                send({
                  type: 'reason',
                  standard: number,
                  reason: (event.target as HTMLTextAreaElement).value,
                })}
            ></textarea>`
        : nothing
    }
  </fieldset>`;
}

const STATUSES: readonly Status[] = ['inspected', 'not-inspected', 'not-rated'];

function status({ number, name }: Standard, outcome: StandardOutcome, { send }: View) {
  const id = `status-${number}`;
  return html`<fieldset class="flow">
    <legend>
      ${say('status.heading')}
      <span class="visually-hidden">${say('standard.options-of', { number, name })}</span>
    </legend>
    <p class="soft" id="${id}-hint">${say('status.hint')}</p>
    ${STATUSES.map(
      (one) => html`<div class="choice">
        <input
          type="radio"
          name=${id}
          id="${id}-${one}"
          aria-describedby="${id}-hint"
          .checked=${outcome.status === one}
          @change=${() => send({ type: 'status', standards: [number], status: one })}
        />
        <label for="${id}-${one}">${say(`status.${one}`)}</label>
      </div>`,
    )}
  </fieldset>`;
}
