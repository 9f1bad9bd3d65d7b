// The tool: one element with one shadow root, so that labels and descriptions reach across its
// parts. It holds the state, has it rated, and gives every part what it draws itself from.
import { html, nothing } from 'lit/html.js';
import type { Mark, Outcome } from '../../contract';
import { type Engine, StartError, startEngine } from '../../engine';
import type { Example } from '../../examples';
import { loadedMore, loadMore, type More } from '../../lazy';
import { loadWelsh } from '../../lazy/welsh';
import { type Action, reduce } from '../../state/reducer';
import { blankState, type Document, isBlank, type State } from '../../state/state';
import { LANGUAGE, speak } from '../../words';
import { importPart } from '../import/import';
import { editionChoice, footer, masthead } from '../intro/intro';
import { notices } from '../notices/notices';
import { overallPart } from '../overall/overall';
import { tablePart } from '../table/table';
import type { TakeAway } from '../take-away/take-away';
import type { Notice, View } from '../view';
import { Announcer } from './announcer';
import { type Arrival, type Arrived, readAtOnce } from './arrival';
import { DraftKeeper, learn } from './draft-keeper';
import { DrawnElement } from './drawn-element';
import type { Busy, Importer } from './importer';
import { wayBack } from './keys';
import { failure, waiting } from './start';
import styles from './tool.scss?inline';
import { warmUp } from './warm-up';

/** By what one sees that somebody begins to do something. */
const BEGINNINGS = ['pointerover', 'pointerdown', 'focusin', 'dragenter'] as const;

/** Milliseconds from ready until what comes later comes by itself: a first paste has gone before it. */
const IDLE = 1000;

/** Characters that a text may have to be laid out in the box without holding up the ratings. */
const SHORT = 10_000;

export class YouthJusticeRatings extends DrawnElement {
  #engine: Engine | undefined;
  #failed: StartError | undefined;
  #state: State | undefined;
  #draft: DraftKeeper | undefined;
  #notices: readonly Notice[] = [];
  #open: ReadonlySet<string> = new Set();
  #importer: Importer | undefined;
  #takeAway: TakeAway | undefined;
  /** The person's own work, while the figures of a link are beside it. */
  #own: Document | null = null;
  /** Whether the parts that are loaded later have their styles, and whether they could not be loaded. */
  #styled = false;
  #cutOff = false;
  /** Whether the page has been on the screen: what is below the fold is drawn only then. */
  #shown = false;
  #busy: Busy | null = null;
  /** The last long text that was let into the paste box, or was typed there. */
  #boxed = '';
  /** What was read last, where its values stand in it, and whether that is open. */
  #last: Arrival | null = null;
  #marks: readonly Mark[] = [];
  #looking = false;
  /** What the live regions say: the overall result, and what was last done. */
  #result: Outcome | undefined;
  #event = '';
  readonly #announcer = new Announcer((outcome) => {
    this.#result = outcome;
    void this.draw();
  });

  /** Whether nothing may be changed. */
  protected locked?: boolean;
  /** What else takes the keys of undo while it has the focus: in a page of its own, the page. */
  protected around: EventTarget | null = document.body;

  constructor() {
    super(styles);
  }

  /** The engine, for an element that keeps drafts elsewhere or not at all. */
  protected adapted(engine: Engine): Engine {
    return engine;
  }

  /** Called at each drawing, for an element that tells others of what it holds. */
  protected rated(_view: View): void {}

  /** Puts a state in place of the present one. */
  protected put(state: State): void {
    this.#state = state;
    this.#draft?.save(state);
    void this.draw();
  }

  connectedCallback(): void {
    // What stood inside was for the wait; the shadow root has taken its place.
    this.replaceChildren();
    for (const type of BEGINNINGS) this.addEventListener(type, this.#begun);
    document.addEventListener('keydown', this.#shortcut);
    void this.#start();
    if (/^cy/i.test(this.tongue())) void this.speak('cy');
    // A browser that makes the engine wait is told so.
    void this.draw();
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#shortcut);
    this.#announcer.stop();
    this.#takeAway?.stop();
    this.#takeAway = undefined;
    this.#draft?.stop();
    this.#draft = undefined;
    this.#notices = [];
    this.#importer?.cancel();
  }

  /** Somebody begins to do something: what that may need is on its way before it is needed. */
  readonly #begun = (): void => {
    for (const type of BEGINNINGS) this.removeEventListener(type, this.#begun);
    void this.#more();
  };

  /** The parts that are loaded later; undefined, and said, where they cannot be. */
  async #more(): Promise<More | undefined> {
    try {
      const more = await loadMore();
      if (!this.#styled) this.adopt(more.styles);
      this.#takeAway ??= new more.TakeAway({
        ownPage: this.around !== null,
        root: this.root,
        draw: () => this.draw(),
        speak: () => speak(this.voice),
        adopt: (css) => this.adopt(css),
        view: () => this.#view(),
        keeping: this.keeping,
      });
      this.#styled = true;
      // Another part may be missing still.
      if (this.#cutOff) this.#say('cut-off', false);
      this.#cutOff = false;
      return more;
    } catch {
      this.#cutOff = true;
      this.#say('cut-off', true);
      return undefined;
    } finally {
      void this.draw();
    }
  }

  /** The language to begin with: what the address asks for, else what was last chosen, else the browser's. */
  protected tongue(): string {
    try {
      const asked = /\blang=(\w+)/.exec(location.search)?.[1];
      return asked ?? localStorage.getItem(LANGUAGE) ?? navigator.language;
    } catch {
      return navigator.language;
    }
  }

  /** Goes over to a language, where it can be loaded: to the other, where somebody asks for it here. */
  protected async speak(language?: string): Promise<void> {
    try {
      const { turn } = await loadWelsh();
      this.voice = await turn(this.voice, this.around, language);
      this.#event = '';
      this.#say('cut-off', this.#cutOff);
    } catch {
      this.#say('cut-off', true);
    }
    void this.draw();
  }

  /** What reads all that cannot be read at once. */
  async #reader(): Promise<Importer | undefined> {
    const [more, engine] = [await this.#more(), this.#engine];
    if (!more || !engine) return undefined;
    this.#importer ??= new more.Importer(engine, {
      edition: this.#edition,
      busy: (busy) => {
        this.#busy = busy;
        void this.draw();
      },
      read: this.#arrived,
    });
    return this.#importer;
  }

  readonly #edition = (): string => this.#state?.doc.record.edition ?? '';

  async #start(): Promise<void> {
    try {
      const engine = this.adapted(await startEngine());
      await learn(engine);
      this.#engine = engine;
      this.#failed = undefined;
    } catch (error) {
      this.#failed = error instanceof StartError ? error : new StartError('other', String(error));
      void this.draw();
      return;
    }
    if (this.isConnected && !this.#draft) this.#restore(this.#engine);
    await this.draw();
    // There may be a link's figures to read, or work to go on with.
    if ((this.around && location.hash) || (this.#state && !isBlank(this.#state.doc)))
      void this.#more();
    const engine = this.#engine;
    // The second frame begins once the first is on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('yjr:ready');
        this.#shown = true;
        void this.draw();
        warmUp(engine);
        // In a page of its own, what makes that page work offline comes by itself.
        if (this.around) setTimeout(() => this.#more(), IDLE);
      }),
    );
  }

  #restore(engine: Engine): void {
    this.#draft = new DraftKeeper(
      engine,
      (failing) => this.#say('unsaved', failing),
      this.#elsewhere,
    );
    const { state, notices } = this.#draft.load();
    this.#state ??= state ?? blankState(engine.editions.at(-1)?.id ?? '');
    this.#notices = [...this.#notices, ...notices];
    this.#announcer.known(engine.rate(this.#state.doc.record));
  }

  /** The work went on in another tab: here that is a step that can be undone. */
  readonly #elsewhere = ({ doc, box }: State): boolean => {
    // The figures of a link stay beside the work until somebody is back at that.
    if (!this.#state || this.#own) return false;
    this.#state = reduce(this.#state, { type: 'elsewhere', doc, box });
    this.#last = null;
    this.#say('restored', false);
    this.#say('elsewhere', true);
    void this.draw();
    return true;
  };

  /** Says something of the page for as long as it holds. */
  #say(kind: Exclude<Notice['kind'], 'damaged'>, holds: boolean): void {
    if (this.#notices.some((notice) => notice.kind === kind) === holds) return;
    const others = this.#notices.filter((notice) => notice.kind !== kind);
    this.#notices = holds ? [...others, { kind }] : others;
    void this.draw();
  }

  readonly #send = (action: Action): void => {
    if (!this.#state || this.locked) return;
    const before = this.#state;
    this.#state = reduce(before, action);
    speak(this.voice);
    if (this.#state === before) return;
    // What is typed is there already.
    if (action.type === 'box') this.#boxed = action.text;
    // It may describe children.
    if (action.type === 'forget' || action.type === 'clear') this.#last = null;
    this.#store();
    void this.#tell(action, before, this.#state);
    // Its work is done once somebody goes on.
    if (action.type !== 'settle') {
      this.#notices = this.#notices.filter(
        ({ kind }) => kind !== 'restored' && kind !== 'elsewhere',
      );
    }
    void this.draw();
  };

  /** Has what was done read out: at once, but for the first time, when the words for it have to come. */
  async #tell(action: Action, before: State, after: State): Promise<void> {
    // What is typed speaks for itself.
    if (action.type === 'box' || action.type === 'figure') return;
    const more = await loadMore().catch(() => undefined);
    speak(this.voice);
    this.#event = more?.eventSentence(action, before, after, this.#event) ?? this.#event;
    void this.draw();
  }

  /** Keeps the work; not while a link's figures are beside it, until a person is back at their own. */
  #store(): void {
    if (this.#state?.doc === this.#own) this.#own = null;
    if (this.#state && !this.#own) this.#draft?.save(this.#state);
  }

  /** What was kept was erased elsewhere, or is to be kept again. */
  protected readonly keeping = (keeps: boolean): void => {
    this.#draft?.stop();
    this.#draft = undefined;
    if (keeps && this.#engine) this.#restore(this.#engine);
    this.#store();
  };

  readonly #setBeside = (beside: boolean): void => {
    // Beside one link's figures another link may be opened.
    this.#own = beside ? (this.#own ?? this.#state?.doc ?? null) : null;
    if (!beside) this.#store();
    void this.draw();
  };

  async #measured(name: string, since: number): Promise<void> {
    await this.draw();
    performance.measure(name, { start: since });
  }

  readonly #type = (standard: string, number: string, text: string, since: number): void => {
    if (!this.#engine) return;
    const figure = this.#engine.figure(text);
    this.#send({ type: 'figure', standard, number, text, figure });
    void this.#measured('yjr:keystroke', since);
  };

  readonly #arrived = (
    { outcome, arrival, text }: Arrived,
    file: string | null,
    published?: Example['published'],
  ): void => {
    if (!this.#engine) return;
    this.#last = arrival;
    this.#marks = outcome.marks;
    const { editions } = this.#engine;
    const asked = this.#state?.pending;
    this.#send({ type: 'import', outcome, text, file, published, how: 'ask', editions });
    if (this.#state?.pending) void this.#goOn('pending-heading', true);
    // With its answer the question is gone.
    else void this.#goOn('reading-heading', !!asked);
  };

  async #read(text: string, since: number): Promise<void> {
    const engine = this.#engine;
    if (!engine || text.trim() === '') return;
    const edition = this.#edition();
    let arrived = readAtOnce(text, edition, engine);
    if (!arrived && !(await this.#bring((reader) => reader.text(text)))) {
      // Better what this engine can read of it than nothing.
      arrived = readAtOnce(text, edition, engine, true);
      if (!arrived) this.#keep(text);
    }
    if (arrived) this.#arrived(arrived, null);
    await this.#measured('yjr:paste', since);
  }

  async #paste(markup: string, text: string, inBox: string, since: number): Promise<void> {
    if (!/<t[rd][\s>]/i.test(markup)) return this.#read(inBox, since);
    if (!(await this.#bring((reader) => reader.paste(markup, text, inBox)))) this.#keep(inBox);
    await this.#measured('yjr:paste', since);
  }

  /** Has something read by the parts that are loaded later; false where they are not to be had. */
  async #bring(work: (reader: Importer) => Promise<void>): Promise<boolean> {
    const reader = await this.#reader();
    await (reader && work(reader));
    return reader !== undefined;
  }

  /** What could not be read stays in the box. */
  #keep(text: string): void {
    this.#send({ type: 'box', text });
  }

  /** Brings what was read into view; the focus too, where that would be lost or is to choose. */
  async #goOn(id: string, focus: boolean): Promise<void> {
    const more = await this.#more();
    const view = this.#view();
    if (view) await more?.goOn(id, view, focus);
  }

  readonly #look = (open: boolean): void => {
    if (open === this.#looking) return;
    this.#looking = open;
    void this.draw();
  };

  readonly #load = ({ list, published }: Example): void => {
    if (!this.#engine) return;
    // One that is of another edition than the newest says so itself.
    const outcome = this.#engine.readPlain(list, this.#engine.editions.at(-1)?.id ?? '', false);
    if (outcome) this.#arrived({ outcome, arrival: null, text: '' }, null, published);
  };

  readonly #toggle = (standard: string): void => {
    const open = new Set(this.#open);
    if (!open.delete(standard)) open.add(standard);
    this.#open = open;
    void this.draw();
  };

  readonly #dismiss = (notice: Notice): void => {
    this.#notices = this.#notices.filter((one) => one !== notice);
    if (notice.kind === 'damaged' && this.#state) this.#draft?.discardDamaged(this.#state);
    void this.draw();
  };

  readonly #shortcut = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const type =
      path.includes(this) || path[0] === this.around
        ? wayBack(event, !!this.#state?.editing)
        : undefined;
    if (!type) return;
    event.preventDefault();
    this.#send({ type, steps: 1 });
  };

  readonly #wanted = (): More | undefined => {
    const more = loadedMore();
    // One that could not be loaded is tried again at what somebody does, not at every drawing.
    if (!(more && this.#styled) && !this.#cutOff) void this.#more();
    return more;
  };

  /** The last source, as long as what came of it is what the page speaks of. */
  #looked(): View['looked'] {
    const arrival = this.#last;
    const { pending, doc } = this.#state ?? {};
    if (!arrival || !(pending ?? doc?.reading)) return null;
    return { arrival, marks: this.#marks, open: this.#looking };
  }

  /** What the paste box is to show: null while a long text waits for the ratings to be on the screen. */
  #inBox(text: string): string | null {
    return text.length <= SHORT || text === this.#boxed ? text : null;
  }

  #view(): View | undefined {
    const [engine, state] = [this.#engine, this.#state];
    const edition = engine?.editions.find(({ id }) => id === state?.doc.record.edition);
    if (!engine || !state || !edition) return undefined;
    const outcome = engine.rate(state.doc.record);
    return this.voice.view({
      state,
      engine,
      draw: () => this.draw(),
      root: this.root,
      editions: engine.editions,
      edition,
      outcome,
      problems: [...(state.doc.reading?.problems ?? []), ...outcome.problems],
      shown: this.#shown,
      open: this.#open,
      notices: this.#notices,
      busy: this.#busy,
      box: this.#inBox(state.box),
      looked: this.#looked(),
      loaded: loadedMore(),
      more: this.#wanted,
      beside: this.#own
        ? state.past.length - state.past.findIndex(({ doc }) => doc === this.#own)
        : 0,
      setBeside: this.#setBeside,
      send: this.#send,
      type: this.#type,
      read: (text, since) => void this.#read(text, since),
      paste: (markup, text, inBox, since) => void this.#paste(markup, text, inBox, since),
      files: (files) => void this.#bring((reader) => reader.files(files)),
      cancel: () => this.#importer?.cancel(),
      answer: (answers) => {
        const last = this.#last;
        if (last) void this.#bring((reader) => reader.answer(last, answers));
      },
      look: this.#look,
      load: this.#load,
      toggle: this.#toggle,
      dismiss: this.#dismiss,
    });
  }

  protected override render() {
    const view = this.#view();
    if (view) {
      this.#announcer.overall(view.outcome);
      this.rated(view);
    }
    return html`<div class="page" lang=${this.voice.tag}>
      ${masthead(() => void this.speak())}
      ${this.#failed && !view ? failure(this.#failed, () => void this.#start()) : nothing}
      ${!view && !this.#failed ? waiting() : nothing}
      ${
        view
          ? html`<div class="layout">
              ${overallPart(view)}
              <main class="work">
                ${this.#takeAway?.notice(view)} ${notices(view)} ${editionChoice(view)}
                ${importPart(view)} ${tablePart(view)} ${this.#takeAway?.section(view)}
              </main>
            </div>`
          : nothing
      }
      <div class="visually-hidden" role="status">${this.#result && view && !isBlank(view.state.doc) ? loadedMore()?.overallSentence(this.#result) : nothing}</div>
      <div class="visually-hidden" role="status">${this.#event}</div>
      ${footer()}
    </div>`;
  }

  /** Lets in what waits. */
  protected override drawn(focused: readonly Element[]): void {
    const { box } = this.#state ?? { box: '' };
    if (this.#inBox(box) === null) {
      requestAnimationFrame(() =>
        setTimeout(() => {
          this.#boxed = box;
          void this.draw();
        }),
      );
    }
    loadedMore()?.passOn(focused);
  }
}
