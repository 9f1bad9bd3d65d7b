// The ratings table, which is the form: a table for each domain, a group of rows for each standard.
import { html, nothing } from 'lit/html.js';
import type { Domain, Standard } from '../../contract';
import { say } from '../../words';
import type { View } from '../view';
import { standardRows } from './standard';
import { toolbar } from './toolbar';

export function tablePart(view: View) {
  const { domains } = view.edition;
  // What is above the fold comes to the screen first.
  const drawn = view.shown ? domains : [];
  return html`<section class="table-part" aria-labelledby="table-heading">
    <div class="line table-part__head">
      <h2 id="table-heading" tabindex="-1">${say('table.heading', { edition: view.edition.id })}</h2>
      ${toolbar(view)}
    </div>
    <p class="table-part__intro">${say('table.intro')}</p>
    ${service(view)}
    ${drawn.map((domain, index) => domainTable(domain, index, view))}
  </section>`;
}

function service({ state, send }: View) {
  return html`<div class="line service">
    <label class="label" for="service">${say('table.service')}</label>
    <input
      id="service"
      type="text"
      autocomplete="organization"
      .value=${state.doc.record.service ?? ''}
      @input=${(event: Event) => send({ type: 'service', service: (event.target as HTMLInputElement).value })}
    />
  </div>`;
}

function domainTable(domain: Domain, index: number, view: View) {
  const standards = view.edition.standards.filter((standard) => standard.domain === index);
  const heading = `domain-${domain.number}`;
  return html`<section class="domain" aria-labelledby=${heading}>
    <div class="line domain__head">
      <h3 class="named" id=${heading}>
        <span class="number">${domain.number}</span> <span>${domain.name}</span>
      </h3>
      ${notInspected(domain, standards, view)}
      ${points(domain, standards, view)}
    </div>
    <table role="table">
      <caption class="visually-hidden">${domain.number} ${domain.name}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${say('table.column.name')}</th>
          <th scope="col" role="columnheader">${say('table.column.entry')}</th>
          <th scope="col" role="columnheader">${say('table.column.result')}</th>
          <th scope="col" role="columnheader">${say('table.column.points')}</th>
        </tr>
      </thead>
      ${standards.map((standard) => standardRows(standard, view))}
    </table>
  </section>`;
}

/** What the domain's standards give so far, of what they can. */
function points({ scored }: Domain, standards: readonly Standard[], { edition, outcome }: View) {
  if (!scored) return html`<p class="row__points soft">${say('domain.apart')}</p>`;
  const rated = standards
    .map(({ number }) => outcome.standards[number])
    .filter((standard) => standard?.status === 'inspected');
  if (rated.length === 0) return nothing;
  const score = rated.reduce((sum, standard) => sum + (standard?.points ?? 0), 0);
  const outOf = rated.length * Math.max(...edition.points);
  const complete = rated.every((standard) => standard?.points !== null);
  return html`<p class="row__points ${complete ? '' : 'soft'}">
    ${say(complete ? 'domain.points' : 'domain.points-so-far', { score, outOf })}
  </p>`;
}

function notInspected(domain: Domain, standards: readonly Standard[], { outcome, send }: View) {
  const numbers = standards.map(({ number }) => number);
  const none = numbers.every((number) => outcome.standards[number]?.status === 'not-inspected');
  const id = `not-inspected-${domain.number}`;
  const toggle = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    send({ type: 'status', standards: numbers, status: checked ? 'not-inspected' : 'inspected' });
  };
  return html`<div class="choice">
    <input type="checkbox" id=${id} .checked=${none} @change=${toggle} />
    <label class="soft" for=${id}>
      <span class="visually-hidden">${say('domain.not-inspected-which', { number: domain.number, name: domain.name })}: </span>
      ${say('status.not-inspected')}
    </label>
  </div>`;
}
