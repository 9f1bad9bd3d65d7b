// What stands beside the page. Builds that have nothing beside them leave it out (tools/vite/whole.mjs).

/** Whether the page that explains the problems is there; `problems.file` names it. */
export const EXPLAINED: boolean = true;

/** The pages that say what is kept and how to erase it, and how accessible the tool is. */
export const ABOUT: { data: string; accessibility: string } | null = {
  data: 'privacy.html',
  accessibility: 'accessibility.html',
};

/** What makes the page work without a network, and what makes an application of it. */
export const OFFLINE: { worker: string; manifest: string } | null = {
  worker: 'sw.js',
  manifest: 'manifest.json',
};
