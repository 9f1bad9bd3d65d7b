// What stands beside the page. Builds that have nothing beside them leave it out (tools/vite/whole.mjs).

/**
 * Whether the pages of text are there, which the words name in their language: on the problems, on what is
 * kept and how to erase it, and on how accessible the tool is.
 */
export const DOCUMENTS: boolean = true;

/** What makes the page work without a network, and what makes an application of it. */
export const OFFLINE: { worker: string; manifest: string } | null = {
  worker: 'sw.js',
  manifest: 'manifest.json',
};
