// How high the content of the frame is, for a page around it that wants to know (host.ts).
//
// The frame says its name once, and the page answers with the same; only then is it told the height, now and
// at each change. It is told nothing else.

/** What either side says to find the other, and the type of what is told. */
export const NAME = 'youth-justice-ratings';

export interface Height {
  type: typeof NAME;
  /** In CSS pixels. */
  height: number;
}

export function tellHeight(): void {
  if (parent === window) return;
  /** Whom to tell; nobody has asked yet. */
  let host: string | undefined;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (host === undefined || height === told) return;
    told = height;
    parent.postMessage({ type: NAME, height } satisfies Height, host);
  };
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || data !== NAME) return;
    // A page from a disk, or in a sandbox, has no origin that one could address.
    host = origin.startsWith('http') ? origin : '*';
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
  parent.postMessage(NAME, '*');
}
