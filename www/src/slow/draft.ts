// Drafts, as crates/wasm/src/draft.rs keeps them: what either has kept, the other finds.

const OPENING = '{"version":1,"value":';
const CLOSING = '}';

interface Draft {
  value: string | null;
  damaged: string | null;
  failed: boolean;
}

const aside = (key: string) => `${key}.damaged`;

export function saveDraft(key: string, json: string): boolean {
  return attempt(() => localStorage.setItem(key, OPENING + json + CLOSING));
}

export function eraseDraft(key: string): boolean {
  return attempt(() => {
    localStorage.removeItem(key);
    localStorage.removeItem(aside(key));
  });
}

export function loadDraft(key: string): Draft {
  let text: string | null = null;
  let kept: string | null = null;
  const reached = attempt(() => {
    text = localStorage.getItem(key);
    kept = localStorage.getItem(aside(key));
  });
  return reached ? found(key, text, kept) : { value: null, damaged: null, failed: true };
}

function found(key: string, text: string | null, kept: string | null): Draft {
  if (text === null) return { value: null, damaged: kept, failed: false };
  if (text.startsWith(OPENING) && text.endsWith(CLOSING)) {
    const value = text.slice(OPENING.length, -CLOSING.length);
    return { value, damaged: kept, failed: false };
  }
  // What is kept aside already is not overwritten.
  const damaged = kept === null ? text : `${kept}\n${text}`;
  const moved = attempt(() => {
    localStorage.setItem(aside(key), damaged);
    localStorage.removeItem(key);
  });
  return { value: null, damaged, failed: !moved };
}

/** Whether the browser's storage does it; some have none, some are full. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
