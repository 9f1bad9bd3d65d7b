// From one state and an action to the next state: pure, without the DOM and without a rule.
import type {
  AssessmentRecord,
  Edition,
  Outcome,
  Problem,
  PublishedRecord,
  Rating,
  ShareRecord,
  StandardRecord,
  Status,
} from '../contract';
import { carry } from './carry';
import { merge } from './merge';
import { readingOf } from './reading';
import { recordOf } from './record';
import {
  blankRecord,
  blankStandard,
  type Document,
  isBlank,
  STEPS_KEPT,
  type State,
  type What,
} from './state';

/** What the engine made of a typed figure. */
interface Figure {
  share: ShareRecord | null;
  problem: Problem | null;
}

/** What an import does to what is there; `ask` leaves it to the person where there is something. */
type How = 'ask' | 'merge' | 'replace';

export type Action =
  | { type: 'figure'; standard: string; number: string; text: string; figure: Figure }
  | { type: 'settle'; number: string; mended?: string }
  | { type: 'rating'; standard: string; rating: Rating | null }
  | { type: 'discretion'; standard: string; rating: Rating | null }
  | { type: 'reason'; standard: string; reason: string }
  | { type: 'status'; standards: readonly string[]; status: Status }
  | { type: 'service'; service: string }
  | { type: 'edition'; from: Edition | null; to: Edition }
  | {
      type: 'import';
      outcome: Outcome;
      text: string;
      file: string | null;
      /** What was published, where it is an example. */
      published?: PublishedRecord | undefined;
      how: How;
      editions: readonly Edition[];
    }
  | { type: 'forget' }
  | { type: 'box'; text: string }
  | { type: 'clear' }
  | { type: 'elsewhere'; doc: Document; box: string }
  | { type: 'dismiss'; notice: 'reading' | 'moved' }
  | { type: 'undo' | 'redo'; steps: number };

export function reduce(state: State, action: Action): State {
  const { doc } = state;
  switch (action.type) {
    case 'figure': {
      const { standard, number, text, figure } = action;
      const typed = { ...doc.typed, [number]: { text, problem: figure.problem } };
      const next = withShare(settled(doc, number), standard, number, figure.share);
      return edited(state, 'figure', { ...next, typed }, `figure ${number}`);
    }
    case 'settle': {
      // A figure that was understood is from now on shown as it was understood.
      const typed = doc.typed[action.number]?.problem
        ? doc.typed
        : without(doc.typed, action.number);
      return { ...state, doc: { ...doc, typed }, editing: null };
    }
    case 'rating':
      return edited(state, 'rating', withStandard(doc, action.standard, { stated: action.rating }));
    case 'discretion':
      return edited(state, 'discretion', withDiscretion(doc, action.standard, action.rating));
    case 'reason': {
      const discretion = doc.record.standards[action.standard]?.discretion;
      if (!discretion) return state;
      const next = withStandard(doc, action.standard, {
        discretion: { ...discretion, reason: action.reason },
      });
      return edited(state, 'discretion', next, `reason ${action.standard}`);
    }
    case 'status': {
      const { status } = action;
      const next = action.standards.reduce(
        (to, number) => withStandard(to, number, { status }),
        doc,
      );
      return edited(state, 'status', next);
    }
    case 'service': {
      const record = { ...doc.record, service: action.service || null };
      return edited(state, 'service', { ...doc, record }, 'service');
    }
    case 'edition': {
      const { from, to } = action;
      // Straight back is undoing: what the other edition had no place for is there again.
      const before = state.past.at(-1);
      if (from && before?.what === 'edition' && before.doc.record.edition === to.id) {
        return travel(state, 'undo', 1);
      }
      const { record, left } = from
        ? carry(doc.record, from, to)
        : { record: blankRecord(to.id), left: [] };
      const moved = left.length > 0 ? { edition: to.id, left } : null;
      return edited(state, 'edition', { record, typed: {}, reading: null, moved });
    }
    case 'import':
      return imported(state, action);
    case 'forget':
      return { ...state, pending: null };
    case 'box':
      return { ...state, box: action.text };
    case 'clear': {
      const record = blankRecord(doc.record.edition);
      return {
        ...edited(state, 'clear', { record, typed: {}, reading: null, moved: null }),
        pending: null,
        box: '',
      };
    }
    case 'elsewhere':
      return { ...edited(state, 'elsewhere', action.doc, 'elsewhere'), box: action.box };
    case 'dismiss':
      return { ...state, doc: { ...doc, [action.notice]: null } };
    case 'undo':
    case 'redo':
      return travel(state, action.type, action.steps);
  }
}

/** How many steps back it is to before the last import. */
export function stepsToUndoImport(state: State): number {
  const id = state.doc.reading?.id;
  const after = [...state.past].reverse().findIndex((step) => step.doc.reading?.id !== id);
  return after + 1;
}

type Import = Extract<Action, { type: 'import' }>;

function imported(before: State, action: Import): State {
  const { outcome, text, file, published, how, editions } = action;
  const state = { ...before, pending: null };
  const { doc } = state;
  const read = recordOf(outcome);
  const record = published ? { ...read, published } : read;
  // A typed list is an edit in other words; anything else may be about another service or time.
  const isTyped = !published && outcome.form === 'list' && file === null && !/^\s*{/.test(text);
  const reading = {
    ...readingOf(
      record,
      published ? 'example' : outcome.form,
      published ? [] : outcome.problems,
      nextId(doc),
      file,
    ),
    merged: how === 'merge' || (how === 'ask' && isTyped && !isOnExample(state)),
  };
  if (outcome.questions.length > 0) {
    return { ...state, pending: action };
  }
  if (reading.percentages + reading.ratings === 0) {
    // The table stays as it is, and so does what was known of the import before.
    const tooLong = reading.problems.some(({ code }) => code === 'too-long');
    return { ...state, doc: { ...doc, reading }, box: tooLong ? '' : text || state.box };
  }
  if (how === 'ask' && !reading.merged && isWork(state)) {
    return { ...state, pending: action };
  }
  const from = editions.find(({ id }) => id === doc.record.edition);
  const to = editions.find(({ id }) => id === record.edition);
  const same = !reading.merged || !from || !to || from === to;
  const base = same ? { record: doc.record, left: [] } : carry(doc.record, from, to);
  const next: Document = {
    record: reading.merged ? merge(base.record, record) : record,
    typed: reading.merged ? typedBeside(doc.typed, record) : {},
    reading,
    moved: base.left.length > 0 ? { edition: record.edition, left: base.left } : null,
  };
  // The text is of use only to look up the lines that need mending; its figures are in the table.
  const lookedUp = reading.problems.some(
    ({ severity, line }) => severity !== 'note' && line !== null,
  );
  const kept = { ...state, box: text || state.box };
  return { ...edited(kept, published ? 'example' : 'import', next), box: lookedUp ? text : '' };
}

const isOnExample = ({ past }: State): boolean => past.at(-1)?.what === 'example';

/** Whether something is there that a person would not want to lose. */
const isWork = (state: State): boolean => !isBlank(state.doc) && !isOnExample(state);

/** What was typed in cells that an import leaves alone. */
function typedBeside(typed: Document['typed'], record: AssessmentRecord): Document['typed'] {
  const given = new Set(
    Object.values(record.standards).flatMap(({ keyQuestions }) => Object.keys(keyQuestions ?? {})),
  );
  return Object.fromEntries(Object.entries(typed).filter(([number]) => !given.has(number)));
}

function nextId(doc: Document): number {
  return (doc.reading?.id ?? 0) + 1;
}

/** The next state after an edit. Edits of the same thing in a row (`editing`) are one step. */
function edited(state: State, what: What, doc: Document, editing: string | null = null): State {
  const goesOn = editing !== null && editing === state.editing;
  const step = { doc: state.doc, box: state.box, what };
  const past = goesOn ? state.past : [...state.past, step].slice(-STEPS_KEPT);
  return { ...state, doc, past, future: [], editing };
}

/** What empties the paste box, or puts another's text into it. */
const EMPTYING = new Set<What>(['import', 'example', 'clear', 'elsewhere']);

function travel(state: State, type: 'undo' | 'redo', steps: number): State {
  let to = state;
  for (let taken = 0; taken < steps; taken++) {
    const [from, onto] = type === 'undo' ? [to.past, to.future] : [to.future, to.past];
    const step = from.at(-1);
    if (!step) break;
    const back = { doc: to.doc, box: to.box, what: step.what };
    const [past, future] =
      type === 'undo' ? [from.slice(0, -1), [...onto, back]] : [[...onto, back], from.slice(0, -1)];
    // What somebody is typing into the paste box is theirs; only what emptied it gives it back.
    const emptied = EMPTYING.has(step.what);
    to = {
      doc: step.doc,
      pending: null,
      box: emptied ? step.box : to.box,
      past,
      future,
      editing: null,
    };
  }
  return to;
}

function withStandard(doc: Document, number: string, change: Partial<StandardRecord>): Document {
  const standard = { ...(doc.record.standards[number] ?? blankStandard()), ...change };
  const standards = { ...doc.record.standards, [number]: standard };
  return { ...settled(doc, number), record: { ...doc.record, standards } };
}

function withShare(doc: Document, standard: string, number: string, share: ShareRecord | null) {
  const others = without(doc.record.standards[standard]?.keyQuestions ?? {}, number);
  const keyQuestions = share ? { ...others, [number]: share } : others;
  return withStandard(doc, standard, { keyQuestions });
}

function withDiscretion(doc: Document, number: string, rating: Rating | null): Document {
  const reason = doc.record.standards[number]?.discretion?.reason ?? '';
  const discretion = rating && { rating, reason, statedByReport: false };
  return withStandard(doc, number, { discretion });
}

/** Without the import's problems about one standard or key question, which is now being edited. */
function settled(doc: Document, about: string): Document {
  const { reading } = doc;
  if (!reading?.problems.some((problem) => problem.about === about)) return doc;
  const problems = reading.problems.filter((problem) => problem.about !== about);
  return { ...doc, reading: { ...reading, problems } };
}

function without<T>(from: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...others } = from;
  return others;
}
