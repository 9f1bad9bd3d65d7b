// What is brought in that the first load cannot read alone: tables, files, long texts. It is read beside
// the page, and read again once a question about it is answered.
import { htmlToSource } from '../../clipboard/html';
import type { Outcome, Problem } from '../../contract';
import type { Engine } from '../../engine';
import { type Progress, readFile, runReader, type Source } from '../../files';
import { FileFault, fileProblem } from '../../files/problem';
import type { ReadingOptions } from '../../files/protocol';
import { fileFor } from '../../lazy/own/teach';
import { blankRecord } from '../../state/state';
import { say } from '../../words';
import { type Arrival, type Arrived, isPrivate, LONGEST_AT_ONCE, readAtOnce } from './arrival';

/** What is read now, for the page to say so. */
export interface Busy {
  /** The file; null for what was pasted. */
  file: string | null;
  progress: Progress;
}

export interface Hooks {
  /** The edition to take where the source does not tell. */
  edition(): string;
  /** What is being read is another; null where nothing is. */
  busy(busy: Busy | null): void;
  /** It was read. */
  read(arrived: Arrived, file: string | null): void;
}

export class Importer {
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
    const shown = htmlToSource(html);
    const { sheets } = shown;
    // The plain text does not tell what is struck out.
    const plain = shown.leavesOut ? shown.text : text;
    if (sheets.length === 0 && !(shown.leavesOut && /<table[\s>]/i.test(html)))
      return this.text(inBox);
    return this.#read({ source: { text: plain, sheets }, file: null, answers: {}, questions: [] });
  }

  /** Reads files, one after the other; workbooks and tables that come together as one. */
  async files(files: readonly File[]): Promise<void> {
    const stop = this.#begin();
    const together: Source = { text: '', sheets: [] };
    const names: string[] = [];
    const remarks: Problem[] = [];
    for (const file of files) {
      const hear = (progress: Progress) => this.hooks.busy({ file: file.name, progress });
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

  /** Reads what was read before again, with more answers. */
  answer(arrival: Arrival, answers: Arrival['answers']): Promise<void> {
    return this.#read({ ...arrival, answers: { ...arrival.answers, ...answers } });
  }

  cancel(): void {
    this.#stop?.abort();
  }

  async #read(arrival: Arrival, remarks: readonly Problem[] = [], unread = false): Promise<void> {
    const { source, file, answers } = arrival;
    const edition = this.hooks.edition();
    const { text } = source;
    const isPlain = source.sheets.length === 0 && text.length <= LONGEST_AT_ONCE;
    const outcome = unread
      ? this.#nothing([])
      : (isPlain && readAtOnce(text, edition, this.engine)?.outcome) ||
        (await this.#beside(arrival, {
          edition,
          editionFile: fileFor(this.engine.editions, edition),
          answers,
        }));
    const problems = [...remarks, ...outcome.problems];
    const questions = [...arrival.questions];
    for (const question of outcome.questions) {
      if (!questions.some(({ ask }) => ask === question.ask)) questions.push(question);
    }
    const counted = outcome.form === 'cases' && outcome.questions.length === 0;
    const isText = outcome.form === 'report' || outcome.form === 'list' || outcome.form === null;
    const isShown = isPlain && file === null && isText && !isPrivate(outcome);
    this.hooks.read(
      {
        outcome: { ...outcome, problems },
        arrival: counted || unread ? null : { ...arrival, questions },
        text: isShown ? text : '',
      },
      file,
    );
  }

  async #beside({ source, file }: Arrival, options: ReadingOptions): Promise<Outcome> {
    const own = this.#stop === undefined;
    const stop = this.#stop ?? this.#begin();
    let outcome: Outcome | undefined;
    try {
      this.hooks.busy({ file, progress: { step: 'reading' } });
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
        file ?? say('files.pasted'),
        expected,
      );
      outcome = this.#nothing([problem]);
      // Where only the other engine is missing, what this one can read is better than nothing.
      const isAlone = source.sheets.length === 0 && code === 'file-reader-missing';
      const rest = isAlone && readAtOnce(source.text, options.edition, this.engine, true)?.outcome;
      if (rest) outcome = { ...rest, problems: [problem, ...rest.problems] };
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
    this.hooks.busy(null);
  }
}
