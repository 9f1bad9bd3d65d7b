// What stands beside the page. Builds that have nothing beside them leave it out (tools/vite/whole.mjs).

/** The page that explains the problems. */
export const EXPLAINED: string | null = 'problems.html';
