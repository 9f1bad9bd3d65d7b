// Welsh: loaded when it is asked for. One script, `cy.js`: the catalogue, and lit-localize's runtime, which
// looks everything up in it.

import templates from 'virtual:welsh';
import { msg } from '@lit/localize/init/install.js';
import { configureLocalization } from '@lit/localize/init/runtime.js';
import type { Edition } from '../contract';
import { ENGLISH, LANGUAGE, local, say, speak, type Voice } from '../words';

const { setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['cy'],
  loadLocale: async () => ({ templates }),
});

/** For good: what is English does without lit-localize. */
const ready = setLocale('cy');

export const WELSH: Voice = {
  tag: 'cy',
  translated(english, key) {
    // A page in a sandbox says some things in its own way.
    const instead = `instead:${english}`;
    return msg(english, { id: instead in templates ? instead : key });
  },
  view: (view) => ({
    ...view,
    editions: view.editions.map(edition),
    edition: edition(view.edition),
    send(action) {
      // What is kept is kept in English.
      if (action.type !== 'edition') return view.send(action);
      const english = (welsh: Edition) => view.editions.find(({ id }) => id === welsh.id) ?? welsh;
      view.send({ ...action, from: action.from && english(action.from), to: english(action.to) });
    },
  }),
};

/**
 * Goes over to a language, and does what goes with that.
 *
 * @param before what was spoken
 * @param ownPage what only a page has that is the tool's own, and so is in its language
 * @param language none where somebody asked for the other language: that is kept for the next visit
 */
export async function turn(
  before: Voice,
  ownPage: EventTarget | null,
  language?: string,
): Promise<Voice> {
  await ready;
  const welsh = language ? language === 'cy' : before !== WELSH;
  const voice = welsh ? WELSH : ENGLISH;
  if (ownPage) mark(voice);
  if (ownPage && !language) keep(voice);
  return voice;
}

/** What of the page is outside the element. */
function mark(voice: Voice): void {
  speak(voice);
  document.documentElement.lang = voice.tag;
  document.title = say('page.title');
}

function keep(voice: Voice): void {
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    // What the address asked for has been overruled, and is not to come back when the page is loaded again.
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  try {
    localStorage.setItem(LANGUAGE, voice.tag);
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
}

const editions = new WeakMap<Edition, Edition>();

/** An edition in Welsh: the same object for the same edition. */
function edition(english: Edition): Edition {
  const known = editions.get(english);
  if (known) return known;
  speak(WELSH);
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
