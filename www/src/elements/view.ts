// What every part of the page is given to draw itself from.
import type { Ask, Edition, Mark, Outcome, Problem, Standard } from '../contract';
import type { Engine } from '../engine';
import type { Example } from '../examples';
import type { More } from '../lazy';
import type { Action } from '../state/reducer';
import type { State } from '../state/state';
import type { Arrival } from './tool/arrival';
import type { Busy } from './tool/importer';

export interface View {
  state: State;
  /** For the parts that teach it an edition, and a drawing for what they alone know of. */
  engine: Engine;
  draw(): Promise<void>;
  /** Where all parts are drawn. */
  root: ShadowRoot;
  editions: readonly Edition[];
  /** The edition of the record. */
  edition: Edition;
  /** What the rules make of the record, worked out for this drawing. */
  outcome: Outcome;
  /** All that is to be mended or known: from the last import and from the record itself. */
  problems: readonly Problem[];
  /** Whether the page has been on the screen. */
  shown: boolean;
  /** The standards whose options are open. */
  open: ReadonlySet<string>;
  notices: readonly Notice[];
  /** What is being read beside the page. */
  busy: Busy | null;
  /** What the paste box shows; null while it waits for what is more urgent. */
  box: string | null;
  /** What was read last, where it is still there to be looked at. */
  looked: { arrival: Arrival; marks: readonly Mark[]; open: boolean } | null;

  /** The parts that are loaded later, if they are there. */
  loaded: More | undefined;
  /** The same, for who needs them: where they are not there they are loaded, and all is drawn again. */
  more(): More | undefined;
  /** How many steps of undo it is back to the person's own work, while a link's figures are beside it; else 0. */
  beside: number;
  /** Begins to leave the work that is kept as it is now, or goes over to keeping what is there. */
  setBeside(beside: boolean): void;
  send(action: Action): void;
  /** A keystroke in a figure; `since` is when its event was received. */
  type(standard: string, number: string, text: string, since: number): void;
  read(text: string, since: number): void;
  /** A paste: the clipboard's HTML and text, and the text with what is in the box around it. */
  paste(html: string, text: string, inBox: string, since: number): void;
  files(files: readonly File[]): void;
  cancel(): void;
  /** Answers the questions of what was read last. */
  answer(answers: { [ask in Ask]?: number }): void;
  /** Opens or closes the source. */
  look(open: boolean): void;
  load(example: Example): void;
  toggle(standard: string): void;
  dismiss(notice: Notice): void;
}

/** Something about the page itself rather than about the figures. */
export type Notice =
  | { kind: 'restored' | 'elsewhere' | 'unsaved' | 'cut-off' }
  | { kind: 'damaged'; text: string };

/** Whether there is anything to dismiss: what the browser does not keep stays said. */
export function isDismissable(notice: Notice): boolean {
  return notice.kind !== 'unsaved';
}

/** The ids of what can be gone to, and of what it is described by. */
export const ids = {
  entry: (number: string) => `entry-${number}`,
  heading: (number: string) => `heading-${number}`,
  about: (number: string) => `about-${number}`,
  options: (number: string) => `options-${number}`,
};

/** A standard or key question by number and name, as links and lists name it. */
export function named(edition: Edition, about: string): string {
  for (const standard of edition.standards) {
    if (standard.number === about) return `${about} ${standard.name}`;
    const question = standard.keyQuestions.find(({ number }) => number === about);
    if (question) return `${about} ${question.label}`;
  }
  return about;
}

export function isCaseBased(standard: Standard): boolean {
  return standard.keyQuestions.length > 0;
}
