// Welsh: loaded when it is asked for. One script, `cy.js`: the catalogue, and lit-localize's runtime, which
// looks everything up in it.

import templates from 'virtual:welsh';
import { configureLocalization } from '@lit/localize/init/runtime.js';
import type { Edition } from '../contract';
import type { View } from '../elements/view';
import { LANGUAGE, local, say, speak } from '../words';

const { setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['cy'],
  loadLocale: async () => ({ templates }),
});

/** It stays: what is English does without lit-localize (words/index.ts). */
const ready = setLocale('cy');

/**
 * Gets ready for a language.
 *
 * @param ownPage whether the page is the tool's own, and so is in its language
 * @param chosen whether somebody chose it, so that it is kept for the next visit
 */
export async function turn(language: string, ownPage: boolean, chosen: boolean): Promise<void> {
  await ready;
  if (!ownPage) return;
  speak(language);
  document.documentElement.lang = language;
  document.title = say('page.title');
  if (!chosen) return;
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    // What the address asked for has been overruled, and is not to come back when the page is loaded again.
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
}

/** The page as its parts draw it, with the names of its editions in Welsh. */
export function translated(view: View): View {
  return {
    ...view,
    editions: view.editions.map(edition),
    edition: edition(view.edition),
    send(action) {
      // What is kept is kept in English.
      if (action.type !== 'edition') return view.send(action);
      const [from, to] = [action.from, action.to].map(
        ({ id }) => view.editions.find((one) => one.id === id) ?? view.edition,
      );
      if (from && to) view.send({ ...action, from, to });
    },
  };
}

const editions = new WeakMap<Edition, Edition>();

/** An edition in Welsh: the same object for the same edition. */
function edition(english: Edition): Edition {
  const known = editions.get(english);
  if (known) return known;
  speak('cy');
  const welsh: Edition = {
    ...english,
    domains: english.domains.map((domain) => ({ ...domain, name: local(domain.name) })),
    standards: english.standards.map((standard) => ({
      ...standard,
      name: local(standard.name),
      keyQuestions: standard.keyQuestions.map((question) => ({
        ...question,
        label: local(question.label),
      })),
    })),
    sources: english.sources.map(({ rule, source }) => ({ rule, source: local(source) })),
  };
  editions.set(english, welsh);
  return welsh;
}
