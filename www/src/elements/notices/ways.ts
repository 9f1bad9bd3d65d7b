// The ways from what is said to what it is about.
import type { Edition, Problem } from '../../contract';
import { blankRecord } from '../../state/state';
import { ids, type View } from '../view';

/** Puts the focus where a standard or key question is entered. */
export function goTo(about: string, { edition, root }: View): void {
  // A standard that was not inspected has no entry, only its options.
  const target =
    root.getElementById(entryOf(edition, about)) ?? root.getElementById(`toggle-${about}`);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
}

/** Shows where a problem stands: in the paste box, or in the source. */
export async function showPlace({ line, cell }: Problem, view: View): Promise<void> {
  const { root, state } = view;
  const box = root.getElementById('box');
  if (state.box && line !== null && box instanceof HTMLTextAreaElement) {
    selectLine(box, line);
    return;
  }
  view.look(true);
  await view.draw();
  const spot = root.querySelector(
    `#source ${cell ? `[data-cell="${cell}"]` : `mark[data-line="${line}"]`}`,
  );
  (spot ?? root.getElementById('source'))?.scrollIntoView({ block: 'center' });
  root.querySelector<HTMLElement>('#source [tabindex]')?.focus({ preventScroll: true });
}

/** Puts a figure that a problem suggests into the table. */
export async function useMend(about: string, text: string, view: View): Promise<void> {
  view.type(about.split('.', 2).join('.'), about, text, performance.now());
  view.send({ type: 'settle', number: about, mended: text });
  await goOn('reading-heading', view);
}

/** Puts the questions of what was read last again, all of them open. */
export async function askAgain(view: View): Promise<void> {
  if (!view.looked) return;
  const { questions, file } = view.looked.arrival;
  const { editions, engine } = view;
  const outcome = { ...engine.rate(blankRecord(view.edition.id)), questions };
  view.send({ type: 'import', outcome, text: '', file, how: 'ask', editions });
  await goOn('pending-heading', view);
}

/** Takes what waits. */
export async function take(how: 'merge' | 'replace', view: View): Promise<void> {
  const { pending } = view.state;
  if (!pending) return;
  view.send({ ...pending, type: 'import', how, editions: view.editions });
  await goOn('reading-heading', view);
}

/** Brings what the next drawing draws into view, and the focus on its heading. */
export async function goOn(id: string, view: View, focus = true): Promise<void> {
  await view.draw();
  const heading = view.root.getElementById(id);
  if (!heading) return;
  (focus ? heading.parentElement : heading)?.scrollIntoView({ block: 'nearest' });
  if (focus) heading.focus();
}

/** A button that goes away when it is used leaves the focus to the heading of the part that it stood in. */
export function passOn([focused, ...around]: readonly Element[]): void {
  if (focused?.isConnected !== false) return;
  for (const part of around) {
    const heading = part.isConnected && part.querySelector<HTMLElement>('[id$=-heading]');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
      return;
    }
  }
}

function selectLine(box: HTMLTextAreaElement, line: number): void {
  const lines = box.value.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  box.focus();
  box.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  // Browsers do not scroll a text area to its selection; lines that wrap make this a near guess.
  box.scrollTop = (box.scrollHeight * (line - 1)) / lines.length - box.clientHeight / 2;
}

/** Where the entry for a standard or key question is: a standard with figures has several. */
function entryOf(edition: Edition, about: string): string {
  const standard = edition.standards.find(({ number }) => number === about);
  return ids.entry(standard?.keyQuestions[0]?.number ?? about);
}
