// The element as others put it into pages of theirs: with attributes, properties and events. In a page of
// its own the tool does without them (main.ts).
import type { AssessmentRecord, Outcome, Problem } from '../contract';
import { YouthJusticeRatings } from '../elements/tool/youth-justice-ratings';
import type { View } from '../elements/view';
import type { Engine } from '../engine';
import { runReader } from '../files/run';
import type { AssessmentInput } from '../input';
import { loadMore } from '../lazy';
import { fileOf } from '../lazy/own/teach';
import { recordOf } from '../state/record';
import { reduce } from '../state/reducer';
import { blankState, isBlank, type State } from '../state/state';
import styles from './embedded.scss?inline';

/** An assessment as it is handed in: what is left out is unknown. */
type Given = Partial<AssessmentInput>;

/** Properties that somebody may have set before the element was defined. */
const PROPERTIES = [
  'assessment',
  'edition',
  'editionFile',
  'vector',
  'readOnly',
  'storage',
] as const;

/** What becomes of 1rem: as a length it is inherited worked out, and not as a multiple of each font size. */
function registerUnit(): void {
  try {
    const [syntax, initialValue] = ['<length>', '16px'];
    CSS.registerProperty({ name: '--yjr-rem', syntax, inherits: true, initialValue });
  } catch {
    // It has been, by another copy of this module.
  }
}

export class EmbeddedRatings extends YouthJusticeRatings {
  static readonly observedAttributes = ['edition', 'vector', 'readonly'];

  #view: View | undefined;
  /** What to begin with, once the engine runs. */
  #given: Given | null = null;
  /** The file of an edition of one's own to go by, and when the engine knows it. */
  #file = '';
  #taught: Promise<string | undefined> | undefined;
  /** What was put here by a program, and not by a person. */
  #put: AssessmentRecord | undefined;
  #record: AssessmentRecord | undefined;
  #ratings = '';
  /** Whether Welsh was ever asked for. */
  #asked = false;
  /** The language of its place can change at any time, with the page's or that of a part around it. */
  readonly #turning = new MutationObserver(() => this.#follow());
  /** Ends the reading of a vector that another has overtaken. */
  #reading: AbortController | undefined;

  constructor() {
    registerUnit();
    super();
    this.adopt(styles);
    this.around = null;
  }

  override connectedCallback(): void {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      Object.assign(this, { [name]: value });
    }
    super.connectedCallback();
    // In a shadow root, its own attribute is not part of the document.
    for (const place of [document, this])
      this.#turning.observe(place, { subtree: true, attributeFilter: ['lang'] });
    if (this.#asked) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#turning.disconnect();
    this.#reading?.abort();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'readonly') {
      this.locked = this.readOnly;
      void this.draw();
    } else if (this.#view) {
      if (name === 'edition') this.#choose(this.#view, this.getAttribute('edition'));
      else void this.#readVector();
    }
  }

  /** What was entered; null until the element has started. Setting it replaces everything. */
  get assessment(): AssessmentRecord | null {
    return structuredClone(this.#view?.state.doc.record ?? null);
  }

  set assessment(given: Given | null) {
    this.#given = given ?? {};
    if (this.#view) void this.#take(this.#given);
  }

  /** What the rules make of it; null until the element has started. */
  get ratings(): Outcome | null {
    return structuredClone(this.#view?.outcome ?? null);
  }

  get edition(): string {
    return this.#view?.edition.id ?? this.getAttribute('edition') ?? '';
  }

  set edition(edition: string) {
    this.setAttribute('edition', edition);
  }

  /** The file of the edition in use, if that is one of one's own. */
  get editionFile(): string {
    return (this.#view ? fileOf(this.#view.edition) : this.#file) ?? '';
  }

  set editionFile(file: string) {
    if (file && file === this.#file) return;
    this.#file = file;
    if (!this.#view) return;
    // What is entered by then is kept as far as it fits.
    if (file)
      void this.#learn(this.#view).then((id) => id && this.#view && this.#choose(this.#view, id));
    else if (this.editionFile) this.#choose(this.#view, this.#first(this.#view));
  }

  get vector(): string {
    return this.getAttribute('vector') ?? '';
  }

  set vector(vector: string) {
    this.setAttribute('vector', vector);
  }

  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }

  set readOnly(readOnly: boolean) {
    this.toggleAttribute('readonly', readOnly);
  }

  get storage(): string {
    return this.getAttribute('storage') ?? '';
  }

  set storage(storage: string) {
    this.setAttribute('storage', storage);
  }

  /** The language of the part of the page that it stands in. */
  protected override tongue(): string {
    for (let from: Element = this; ; ) {
      const marked = from.closest('[lang]');
      if (marked) return marked.getAttribute('lang') ?? '';
      const root = from.getRootNode();
      if (!(root instanceof ShadowRoot)) return '';
      from = root.host;
    }
  }

  protected override speak(language?: string): Promise<void> {
    this.#asked = true;
    return super.speak(language);
  }

  /** Goes over to the language of its place, if that is another now. */
  #follow(): void {
    const welsh = /^cy\b/i.test(this.tongue());
    // English needs nothing to be loaded, unless Welsh is on its way.
    if (welsh || this.#asked) void this.speak(welsh ? 'cy' : 'en');
  }

  /** Drafts are kept under a name of the page's choice, or not at all. */
  protected override adapted(engine: Engine): Engine {
    const { storage } = this;
    if (storage) {
      const named = (key: string) => `${key}/${storage}`;
      return {
        ...engine,
        loadDraft: (key) => engine.loadDraft(named(key)),
        saveDraft: (key, value) => engine.saveDraft(named(key), value),
        eraseDraft: (key) => engine.eraseDraft(named(key)),
      };
    }
    return {
      ...engine,
      loadDraft: () => ({ value: null, damaged: null, failed: false }),
      saveDraft: () => true,
      eraseDraft: () => true,
    };
  }

  protected override rated(view: View): void {
    const isFirst = !this.#view;
    this.#view = view;
    const { record } = view.state.doc;
    if (isFirst) this.#begin(view);
    // Of what waits to be put in place, nobody is told before it is there.
    else if (record !== this.#record && record !== this.#put)
      this.#tell('assessment-change', record);
    this.#record = record;
    const ratings = JSON.stringify(view.outcome);
    if (ratings === this.#ratings) return;
    this.#ratings = ratings;
    this.#tell('ratings-change', view.outcome);
  }

  /** A draft comes before what the page would begin with. */
  #begin(view: View): void {
    if (this.#file) void this.#learn(view);
    if (this.#given) void this.#take(this.#given);
    else if (!isBlank(view.state.doc)) return;
    else if (this.vector) void this.#readVector();
    else if (this.#file || this.hasAttribute('edition')) void this.#take({});
  }

  /** After the drawing, so that whoever listens sees what is told. */
  #tell(type: string, detail: AssessmentRecord | Outcome): void {
    queueMicrotask(() => {
      this.dispatchEvent(
        new CustomEvent(type, { detail: structuredClone(detail), bubbles: true, composed: true }),
      );
    });
  }

  async #take(given: Given): Promise<void> {
    await this.#taught;
    // The last that was handed in counts.
    if (!this.#view || (given !== this.#given && this.#given)) return;
    const { engine } = this.#view;
    const edition = given.edition ?? this.#first(this.#view);
    // By another edition its numbers may mean something else.
    if (!engine.editions.some(({ id }) => id === edition)) {
      this.#unknown(edition);
      return;
    }
    const complete = { service: null, standards: {}, published: null, prompts: {}, ...given };
    const outcome = engine.rate({ ...complete, edition } as AssessmentRecord);
    this.#replace(recordOf(outcome));
    this.#warn('assessment', outcome.problems);
  }

  /** What a page begins with that asks for no other. */
  #first({ engine: { editions } }: View): string {
    const own = editions.find((edition) => this.#file && fileOf(edition) === this.#file);
    return own?.id ?? this.getAttribute('edition') ?? editions.at(-1)?.id ?? '';
  }

  /**
   * Has the engine know the edition of the file; its id, unless it has faults, of which whoever handed it in is told,
   * or another has overtaken it.
   */
  #learn({ engine }: View): Promise<string | undefined> {
    const file = this.#file;
    const learnt = async () => {
      const { edition, problems } = await (await loadMore()).teach(engine, file);
      this.#warn('editionFile', problems);
      return file === this.#file ? edition?.id : undefined;
    };
    this.#taught = learnt().catch((error: unknown) => {
      console.warn(`<${this.localName}> editionFile: ${String(error)}`);
      return undefined;
    });
    return this.#taught;
  }

  #replace(record: AssessmentRecord): void {
    const state = blankState(record.edition);
    this.#putQuietly({ ...state, doc: { ...state.doc, record } });
  }

  /** A program has changed it, so nobody is told that a person has. */
  #putQuietly(state: State): void {
    this.#put = state.doc.record;
    this.put(state);
  }

  #unknown(edition: string | null): void {
    console.warn(`<${this.localName}> edition: ${edition} is not known`);
  }

  #choose({ engine, edition, state }: View, wanted: string | null): void {
    const [from, to] = [edition.id, wanted].map((known) =>
      engine.editions.find(({ id }) => id === known),
    );
    if (!to) this.#unknown(wanted);
    if (!from || !to || to === from) return;
    if (isBlank(state.doc)) this.#replace(blankState(to.id).doc.record);
    else this.#putQuietly(reduce(state, { type: 'edition', from, to }));
  }

  async #readVector(): Promise<void> {
    this.#reading?.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    await this.#taught;
    const task = {
      source: { text: this.vector, sheets: [] },
      options: { edition: '', editionFile: this.#file || undefined, answers: {} },
    };
    await runReader(
      'tables',
      task,
      (message) => {
        if (message.type !== 'outcome' || signal.aborted) return;
        const { outcome } = message;
        if (outcome.form === 'vector') this.#replace(recordOf(outcome));
        this.vectorRead(outcome.problems);
      },
      signal,
    ).catch((error: unknown) => {
      if (signal.aborted) return;
      console.warn(`<${this.localName}> vector: ${String(error)}`);
      this.vectorRead(null);
    });
  }

  /** @param problems what is wrong in the vector; null where it could not be read at all */
  protected vectorRead(problems: readonly Problem[] | null): void {
    this.#warn('vector', problems ?? []);
  }

  /** Whoever makes the page is told what of it cannot be used, without what stands there. */
  #warn(property: string, problems: readonly Problem[]): void {
    for (const { code, about, line } of problems) {
      const places = [about ?? '', line ? `line ${line}` : ''].filter(Boolean);
      console.warn(`<${this.localName}> ${property}: ${[code, ...places].join(', ')}`);
    }
  }

  /** What may not be changed can still be read, selected and opened. */
  protected override drawn(focused: readonly Element[]): void {
    super.drawn(focused);
    const { readOnly } = this;
    for (const field of this.root.querySelectorAll('input, select, textarea')) {
      if (field instanceof HTMLInputElement && field.type === 'text') field.readOnly = readOnly;
      else if (!(field instanceof HTMLTextAreaElement))
        (field as HTMLSelectElement).disabled = readOnly;
    }
  }
}
