// Copying, in every way that browsers and organisations let a page do it.

export interface Copy {
  text: string;
  /** The same for programs that take more than text. */
  html?: string;
}

/**
 * Puts it on the clipboard; false where the browser does not let the page, and a person has to. The old
 * way comes first: it asks for no permission, works in frames and on plain http, and hands HTML over as it
 * is, which the new one rewrites.
 */
export async function copy(what: Copy): Promise<boolean> {
  let done = false;
  const put = (event: ClipboardEvent) => {
    done = fill(event, what);
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
  if (done) return true;
  try {
    const { text, html } = what;
    const types = { 'text/plain': text, ...(html && { 'text/html': html }) };
    const blobs = Object.entries(types).map(([type, words]) => [type, new Blob([words], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** Answers a copy event, ours or one that a person makes with Ctrl and C; false where that is not to be. */
export function fill(event: ClipboardEvent, { text, html }: Copy): boolean {
  if (!event.clipboardData) return false;
  event.clipboardData.setData('text/plain', text);
  if (html) event.clipboardData.setData('text/html', html);
  event.preventDefault();
  event.stopPropagation();
  return true;
}
