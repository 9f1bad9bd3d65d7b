// Everything that is brought in comes through here: it is read at once where the engine can, beside
// the page where that takes longer, and read again once a question about it is answered.
import { htmlToSource } from '../../clipboard/html';
import type { Ask, Outcome, Problem, Question } from '../../contract';
import type { Engine } from '../../engine';
import { type Progress, readFile, runReader, type Source } from '../../files';
import { FileFault, fileProblem } from '../../files/problem';
import { blankRecord } from '../../state/state';

/** What is read now, for the page to say so. */
export interface Busy {
  /** The file; null for what was pasted. */
  file: string | null;
  progress: Progress;
}

/** What was read, kept in this tab to be looked at and read again. */
export interface Arrival {
  source: Source;
  /** The file; null where it was pasted or typed. */
  file: string | null;
  answers: { [ask in Ask]?: number };
  /** Every question that it put, answered or not. */
  questions: Question[];
}

export interface Hooks {
  /** The edition to take where the source does not tell. */
  edition(): string;
  /** Something of `busy` or `last` is another. */
  changed(): void;
  /** It was read; `text` is what may go into the paste box. */
  read(outcome: Outcome, text: string, file: string | null): void;
}

/** Longer texts than this are read beside the page, in characters: at once they would hold it up. */
const LONGEST_AT_ONCE = 400_000;

export class Importer {
  busy: Busy | null = null;
  last: Arrival | null = null;
  #stop: AbortController | undefined;

  constructor(
    readonly engine: Engine,
    readonly hooks: Hooks,
  ) {}

  /** Reads what was typed or pasted as text. */
  text(text: string): Promise<void> {
    return this.#read({ source: { text, sheets: [] }, file: null, answers: {}, questions: [] });
  }

  /** Reads what a clipboard holds: its tables if it has any, else its text within what is in the box. */
  paste(html: string, text: string, inBox: string): Promise<void> {
    const { sheets } = /<t[rd][\s>]/i.test(html) ? htmlToSource(html) : { sheets: [] };
    if (sheets.length === 0) return this.text(inBox);
    return this.#read({ source: { text, sheets }, file: null, answers: {}, questions: [] });
  }

  /** Reads files, one after the other; workbooks and tables that come together as one. */
  async files(files: readonly File[]): Promise<void> {
    const stop = this.#begin();
    const together: Source = { text: '', sheets: [] };
    const names: string[] = [];
    const remarks: Problem[] = [];
    for (const file of files) {
      const hear = (progress: Progress) => this.#say({ file: file.name, progress });
      const { source, problems } = await readFile(file, hear, stop.signal);
      if (!source || source.sheets.length === 0 || source.text !== '') {
        // A text, or a document with one, stands for itself.
        const arrival = { source: source ?? { text: '', sheets: [] }, file: file.name };
        await this.#read({ ...arrival, answers: {}, questions: [] }, problems, source === null);
        continue;
      }
      names.push(file.name);
      remarks.push(...problems);
      for (const sheet of source.sheets) {
        const name = files.length > 1 ? `${file.name}: ${sheet.name}` : sheet.name;
        together.sheets.push({ ...sheet, name });
      }
    }
    if (names.length > 0) {
      const arrival = { source: together, file: names.join(', '), answers: {}, questions: [] };
      await this.#read(arrival, remarks);
    }
    this.#end();
  }

  /** Reads the last arrival again with more answers. */
  async answer(answers: Arrival['answers']): Promise<void> {
    if (this.last)
      await this.#read({ ...this.last, answers: { ...this.last.answers, ...answers } });
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Lets go of what was read: it may describe children. */
  forget(): void {
    this.last = null;
  }

  async #read(arrival: Arrival, remarks: readonly Problem[] = [], unread = false): Promise<void> {
    const { source, file, answers } = arrival;
    const options = { edition: this.hooks.edition(), answers };
    const { text } = source;
    const isPlain = source.sheets.length === 0 && text.length <= LONGEST_AT_ONCE;
    const outcome = unread
      ? this.#nothing([])
      : (isPlain && this.engine.readPlain(text, options.edition)) ||
        (await this.#beside(arrival, options));
    const problems = [...remarks, ...outcome.problems];
    const questions = [...arrival.questions];
    for (const question of outcome.questions) {
      if (!questions.some(({ ask }) => ask === question.ask)) questions.push(question);
    }
    // The rows of an audit are let go as soon as they are counted.
    const counted = outcome.form === 'cases' && outcome.questions.length === 0;
    this.last = counted || unread ? null : { ...arrival, questions };
    // Of what may be rows of cases the engine shows nothing, so it does not go into the box either.
    const isPrivate = outcome.problems.some(
      ({ code, found }) => code === 'nothing-recognised' && found === null,
    );
    const isText = outcome.form === 'report' || outcome.form === 'list' || outcome.form === null;
    const isShown = isPlain && file === null && isText && !isPrivate;
    this.hooks.read({ ...outcome, problems }, isShown ? text : '', file);
  }

  async #beside(
    { source, file }: Arrival,
    options: { edition: string; answers: Arrival['answers'] },
  ): Promise<Outcome> {
    const own = this.#stop === undefined;
    const stop = this.#stop ?? this.#begin();
    let outcome: Outcome | undefined;
    try {
      this.#say({ file, progress: { step: 'reading' } });
      await runReader(
        'tables',
        { source, options },
        (message) => {
          if (message.type === 'outcome') ({ outcome } = message);
        },
        stop.signal,
      );
    } catch (error) {
      const { code, expected } = error instanceof FileFault ? error : new FileFault('file-damaged');
      const problem = fileProblem(
        stop.signal.aborted ? 'file-cancelled' : code,
        file ?? '',
        expected,
      );
      outcome = this.#nothing([problem]);
    } finally {
      if (own) this.#end();
    }
    return outcome ?? this.#nothing([]);
  }

  /** What comes of a source that could not be read. */
  #nothing(problems: Problem[]): Outcome {
    return { ...this.engine.rate(blankRecord(this.hooks.edition())), problems };
  }

  #begin(): AbortController {
    this.cancel();
    this.#stop = new AbortController();
    return this.#stop;
  }

  #end(): void {
    this.#stop = undefined;
    this.busy = null;
    this.hooks.changed();
  }

  #say(busy: Busy): void {
    this.busy = busy;
    this.hooks.changed();
  }
}
