// Text in the clothes that each form wants, so that what a person wrote stays text.

/** For HTML and XML. What XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** For Markdown, within a line. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&').replace(/\s+/g, ' ');
}

/**
 * For a cell that a spreadsheet reads: what it could take for a formula begins with an apostrophe. The
 * core guards its CSV in the same way.
 */
export function guarded(text: string): string {
  return /^[\s\u200b\u2060\ufeff]*[=+\-@'＝＋－＠]/.test(text) ? `'${text}` : text;
}
