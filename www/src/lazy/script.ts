// Loading a script beside the page when it is first needed.
//
// It is a classic script, and not a module: a page that was opened by double click may load no modules.
// It hands its work over as a function, to the script element that loaded it.
import hashes from 'virtual:lazy';
import { trusted } from './trusted';

/** Anything that a script hands over; whoever loads it knows what it takes and returns. */
export type Work = (kit?: unknown) => unknown;

const works = new Map<string, Promise<Work>>();

/**
 * What a script hands over. A failed load is forgotten, so that it can be tried again.
 *
 * @param script the name of its file without `.js`
 * @throws {Error} where it is not there, or is not the script that belongs to this page
 */
export function workOf(script: string): Promise<Work> {
  let work = works.get(script);
  if (!work) {
    work = load(script);
    work.catch(() => works.delete(script));
    works.set(script, work);
  }
  return work;
}

function load(script: string): Promise<Work> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    // A file of this computer has no integrity to check: browsers do not let us see its bytes.
    // Elsewhere it is checked, for which a sandbox, being of no origin, has to ask with CORS.
    if (location.protocol !== 'file:') {
      element.integrity = hashes[script] ?? '';
      element.crossOrigin = '';
    }
    element.src = trusted.scriptURL(`${script}.js`) as string;
    element.addEventListener('work', (event) => resolve((event as CustomEvent<Work>).detail));
    // Once it has handed its work over, this comes too late to matter.
    const end = () => {
      element.remove();
      reject(new Error(`${script}.js`));
    };
    element.onload = end;
    element.onerror = end;
    document.head.append(element);
  });
}
