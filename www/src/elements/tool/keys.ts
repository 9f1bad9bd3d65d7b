// The keys of undo and redo, as far as they are the page's.

/**
 * What a key asks for; nothing where it is another key, or one that a text field takes itself.
 *
 * @param typing whether something is just being typed: once a line of text is taken, a browser's own undo has
 *   nothing left of it
 */
export function wayBack(event: KeyboardEvent, typing: boolean): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return undefined;
  if (isTextField(event.composedPath()[0], typing)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}

function isTextField(target: EventTarget | undefined, typing: boolean): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text' && typing)
  );
}
