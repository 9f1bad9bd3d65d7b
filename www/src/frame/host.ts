// embed.js, for pages that have the tool in a frame: makes each frame as high as its content.
//
//   <iframe data-youth-justice-ratings data-min-height="600" src="…/embed.html" title="…"></iframe>
//   <script src="…/embed.js" defer></script>
//
// It hears only the frames that are marked so, and from each only what comes from where that frame is to be.
import { type Height, NAME } from './height';

const frames = () => document.querySelectorAll<HTMLIFrameElement>(`iframe[data-${NAME}]`);

/** Where what a frame says has to come from. */
function originOf({ sandbox, src }: HTMLIFrameElement): string {
  const isSandboxed = sandbox.length > 0 && !sandbox.contains('allow-same-origin');
  return isSandboxed ? 'null' : named(new URL(src).origin);
}

/** A page on a disk has no origin, for which browsers have two words. */
function named(origin: string): string {
  return origin === 'file://' ? 'null' : origin;
}

/** Asks for the height. That gives nothing away, so whoever is in the frame may hear it. */
function ask({ contentWindow }: HTMLIFrameElement): void {
  contentWindow?.postMessage(NAME, '*');
}

function size(frame: HTMLIFrameElement, height: number): void {
  const { boxSizing } = getComputedStyle(frame);
  const border = boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  const least = Number(frame.dataset['minHeight']) || 0;
  frame.style.setProperty('height', `${Math.max(height, least) + border}px`, 'important');
}

addEventListener('message', ({ source, origin, data }: MessageEvent<string | Height | null>) => {
  for (const frame of frames()) {
    if (source !== frame.contentWindow || named(origin) !== originOf(frame)) continue;
    if (data === NAME) ask(frame);
    else if (data && typeof data === 'object' && data.type === NAME && data.height > 0)
      size(frame, data.height);
  }
});

// Those that have started before this script.
for (const frame of frames()) ask(frame);
