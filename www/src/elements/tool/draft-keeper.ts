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
  /** What is kept, as far as this tab knows. */
  #kept: string | null = null;

  /**
   * @param failing is told when the browser stops or starts again to keep what it is given
   * @param elsewhere is given what another tab has kept, and says whether it is taken over now
   */
  constructor(
    readonly engine: Engine,
    readonly failing: (failing: boolean) => void,
    readonly elsewhere: (state: State) => boolean,
  ) {
    addEventListener('storage', this.#follow);
    addEventListener('pagehide', this.#now);
    document.addEventListener('visibilitychange', this.#now);
  }

  /** What was kept, if anything, and what is to be said about it. */
  load(): { state: State | null; notices: Notice[] } {
    const { value: json, damaged, failed } = this.engine.loadDraft(KEY);
    this.#kept = json;
    const value = json === null ? null : parsed(json);
    const notices: Notice[] = [];
    if (failed) notices.push({ kind: 'unsaved' });
    const state = this.#read(value);
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
    removeEventListener('storage', this.#follow);
    removeEventListener('pagehide', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
  }

  readonly #now = (): void => {
    clearTimeout(this.#timer);
    if (!this.#unsaved) return;
    // A tab that was asleep is not told of what another has kept.
    if (this.#news() !== null) return void this.#follow();
    const kept = this.#store(this.#unsaved);
    this.#unsaved = undefined;
    this.failing(!kept);
  };

  /** What another tab has kept since; null where none has. */
  #news(): string | null {
    const { value } = this.engine.loadDraft(KEY);
    return value === this.#kept ? null : value;
  }

  /**
   * What is kept is one work, in however many tabs it is open: else the tab that keeps last would take
   * what the others hold without a word.
   */
  readonly #follow = async (): Promise<void> => {
    await learn(this.engine);
    const json = this.#news();
    if (json === null) return;
    const state = this.#read(parsed(json));
    if (state && !this.elsewhere(state)) return;
    this.#kept = json;
    if (!state) return this.#now();
    clearTimeout(this.#timer);
    this.#unsaved = undefined;
  };

  #read(value: unknown): State | null {
    return fromDraft(value, {
      editions: this.engine.editions.map(({ id }) => id),
      rate: (record) => this.engine.rate(record as AssessmentRecord),
      problemOf: (text) => this.engine.figure(text).problem,
    });
  }

  #store(state: State): boolean {
    const saved = this.engine.saveDraft(KEY, JSON.stringify(toDraft(state)));
    // An engine that was taught an edition adds its file.
    this.#kept = this.engine.loadDraft(KEY).value;
    return saved;
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
