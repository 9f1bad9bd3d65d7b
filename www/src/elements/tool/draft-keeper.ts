// Keeps the work from one visit to the next in this browser's storage, through the engine.
import type { AssessmentRecord } from '../../contract';
import type { Engine } from '../../engine';
import { loadMore } from '../../lazy';
import { fromDraft, toDraft } from '../../state/draft';
import { blankState, isBlank, type State } from '../../state/state';
import type { Notice } from '../view';

const KEY = 'youth-justice-ratings/draft';

/** Where the engine keeps what it could not read of it. */
const ASIDE = `${KEY}.damaged`;

/** Long enough not to write at every key, short enough that a crash takes next to nothing. */
const PAUSE = 300;

/** A draft by an edition of one's own begins with its file, which the engine has to know first. */
export async function learn(engine: Engine): Promise<void> {
  const { value } = engine.loadDraft(KEY);
  if (value?.startsWith('{"own"')) await (await loadMore()).teach(engine, JSON.parse(value).own);
}

export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsaved: State | undefined;

  /** @param failing is told when the browser stops or starts again to keep what it is given */
  constructor(
    readonly engine: Engine,
    readonly failing: (failing: boolean) => void,
  ) {
    addEventListener('pagehide', this.#now);
    document.addEventListener('visibilitychange', this.#now);
  }

  /** What was kept, if anything, and what is to be said about it. */
  load(): { state: State | null; notices: Notice[] } {
    const { value: json, damaged, failed } = this.engine.loadDraft(KEY);
    const value = json === null ? null : parsed(json);
    const notices: Notice[] = [];
    if (failed) notices.push({ kind: 'unsaved' });
    const state =
      value === null
        ? null
        : fromDraft(value, {
            editions: this.engine.editions.map(({ id }) => id),
            rate: (record) => this.engine.rate(record as AssessmentRecord),
            problemOf: (text) => this.engine.figure(text).problem,
          });
    let aside = damaged;
    // Stored whole and yet no draft of ours: put aside as the engine does, since the next save
    // takes its place.
    if (value !== null && !state) {
      const kept = damaged === null ? value : [value, damaged];
      aside = JSON.stringify(kept);
      if (this.engine.saveDraft(ASIDE, aside)) this.#store(blankState(''));
    }
    if (aside !== null) notices.push({ kind: 'damaged', text: aside });
    if (state && !(isBlank(state.doc) && state.box === '')) notices.push({ kind: 'restored' });
    return { state, notices };
  }

  save(state: State): void {
    this.#unsaved = state;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#now, PAUSE);
  }

  /** Forgets what was put aside; the work that is open is kept on. */
  discardDamaged(state: State): void {
    this.engine.eraseDraft(KEY);
    this.save(state);
  }

  stop(): void {
    this.#now();
    removeEventListener('pagehide', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
  }

  readonly #now = (): void => {
    clearTimeout(this.#timer);
    if (!this.#unsaved) return;
    const kept = this.#store(this.#unsaved);
    this.#unsaved = undefined;
    this.failing(!kept);
  };
  #store(state: State): boolean {
    return this.engine.saveDraft(KEY, JSON.stringify(toDraft(state)));
  }
}

/** What JSON holds; the text itself where it is none, and that is no draft. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
