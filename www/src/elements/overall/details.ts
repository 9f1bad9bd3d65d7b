// What to know about the whole beside its rating and score, once something is entered.
import { html, nothing } from 'lit/html.js';
import type { Rating } from '../../contract';
import { count, say } from '../../words';
import { month } from '../../words/month';
import { goTo } from '../notices/ways';
import { ruleList } from '../table/options';
import { named, type View } from '../view';

export function overallDetails(view: View) {
  return html`${remarks(view)} ${compared(view)} ${apart(view)} ${missing(view)} ${why(view)}`;
}

/** What limits the result, what it would take, and how far it is to be trusted. */
function remarks({ edition, outcome }: View) {
  const { overall } = outcome;
  const { next, score, rating, limited, indicative, outOf } = overall;
  const limit = edition.limits.find(
    (one) =>
      outcome.standards[edition.standards[one.standard]?.number ?? '']?.rating === one.rating,
  );
  return html`${
    limited && limit && rating
      ? html`<p>
          ${say('overall.limited', {
            rating: say(`rating.${rating}`),
            standard: edition.standards[limit.standard]?.name ?? '',
            limit: say(`rating.${limit.rating}`),
          })}
        </p>`
      : nothing
  }
  ${
    next && !limited
      ? html`<p>${count('overall.next', next.short, { rating: say(`rating.${next.rating}`) })}</p>`
      : nothing
  }
  ${score !== null && outOf > 0 && !next && !limited ? html`<p>${say('overall.best')}</p>` : nothing}
  ${indicative && outOf > 0 ? html`<p>${say('overall.indicative', { outOf })}</p>` : nothing}`;
}

/** The rule's result, that with discretion, and the published one, where there is a difference. */
function compared({ outcome }: View) {
  const { overall, published, standards } = outcome;
  const { byRule, outOf } = overall;
  const result = (points: number | null, of: number | null, rating: Rating | null) => {
    const words = rating ? say(`rating.${rating}`) : '';
    if (points === null || of === null) return words;
    const score = say('overall.score', { score: points, outOf: of });
    return words ? say('overall.result', { score, rating: words }) : score;
  };
  const differs =
    overall.score !== null &&
    (byRule.score !== overall.score || byRule.rating !== overall.rating) &&
    Object.values(standards).some(({ basis }) => basis === 'discretion' || basis === 'stated');
  const isMoved = Object.values(standards).some(({ basis }) => basis === 'discretion');
  const byRuleWords = result(byRule.score, outOf, byRule.rating) || say('overall.by-rule-unknown');
  const publishedWords = result(published.score, published.outOf, published.rating);
  const rows: [string, string][] = [
    ...(differs
      ? ([
          [say('overall.by-rule'), byRuleWords],
          [
            say(isMoved ? 'overall.with-discretion' : 'overall.as-stated'),
            result(overall.score, outOf, overall.rating),
          ],
        ] as [string, string][])
      : []),
    ...(publishedWords
      ? ([
          [
            published.month
              ? say('overall.published-month', { month: month(published.month) })
              : say('overall.published'),
            publishedWords,
          ],
        ] as [string, string][])
      : []),
  ];
  return rows.length > 0 ? facts(rows) : nothing;
}

/** R7: what is rated on its own. */
function apart({ edition, outcome }: View) {
  const rows = edition.standards.flatMap(({ number, name, scored }): [string, string][] => {
    const standard = outcome.standards[number];
    if (scored || !standard) return [];
    if (standard.status !== 'inspected') return [[name, say(`status.${standard.status}`)]];
    return standard.rating ? [[name, say(`rating.${standard.rating}`)]] : [];
  });
  if (rows.length === 0) return nothing;
  return html`<h3>${say('overall.apart')}</h3>
    ${facts(rows)}`;
}

function facts(rows: readonly (readonly [string, string])[]) {
  return html`<dl class="facts">
    ${rows.map(([term, words]) => html`<div><dt class="soft">${term}</dt><dd>${words}</dd></div>`)}
  </dl>`;
}

/** What is still blank: what the score waits for, and what is apart from it. */
function missing(view: View) {
  const apart = new Set(
    view.edition.standards.flatMap(({ scored, number }) => (scored ? [] : number)),
  );
  const { missing } = view.outcome.overall;
  const isApart = (about: string) => apart.has(about.split('.', 2).join('.'));
  return html`${blanks(
    view,
    'overall.missing',
    missing.filter((about) => !isApart(about)),
  )}
  ${blanks(view, 'overall.missing-apart', missing.filter(isApart))}`;
}

/** The way to each cell: by number, which is short, and by name when read out. */
function blanks(
  view: View,
  heading: 'overall.missing' | 'overall.missing-apart',
  missing: readonly string[],
) {
  if (missing.length === 0) return nothing;
  return html`<div class="missing">
    <h3>${count(heading, missing.length)}</h3>
    <ul>
      ${missing.map(
        (about) => html`<li>
          <button
            type="button"
            class="chip"
            title=${named(view.edition, about)}
            aria-label=${say('problems.go', { about: named(view.edition, about) })}
            @click=${() => goTo(about, view)}
          >
            ${about}
          </button>
          <span class="missing__name">${named(view.edition, about)}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}

function why({ edition, outcome }: View) {
  return html`<details class="flow">
    <summary>${say('why.heading')}</summary>
    ${ruleList(outcome.overall.rules, edition)}
  </details>`;
}
