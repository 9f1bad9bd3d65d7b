// Loading a reader when it is first needed, and running it beside the page.
//
// A reader is a classic script beside the page, and not a module: a page that was opened by double
// click may load no modules. The script hands over a function; its source becomes a worker's, through
// a `blob:` address, since a worker's own file cannot be loaded by double click either.
import hashes from 'virtual:readers';
import { FileFault } from './problem';
import type { Message, ReaderName, Task } from './protocol';
import { trusted } from './trusted';

/** A reader that says nothing for so long will never end. In milliseconds. */
const LONGEST_SILENCE = 60_000;

const codes = new Map<ReaderName, Promise<string>>();

/**
 * Runs a reader over a file or task, until it is done.
 *
 * @throws {FileFault} what the reader says, or why it could not be run
 */
export async function runReader(
  name: ReaderName,
  task: Blob | Task,
  hear: (message: Message) => void,
  signal: AbortSignal,
): Promise<void> {
  const code = await codeOf(name);
  signal.throwIfAborted();
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  let stop = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      worker = new Worker(trusted.scriptURL(address) as string);
      const fail = (fault: FileFault) => () => reject(fault);
      let silence = 0;
      const wait = () => {
        clearTimeout(silence);
        silence = setTimeout(fail(new FileFault('file-too-slow')), LONGEST_SILENCE);
      };
      const abort = fail(new FileFault('file-cancelled'));
      stop = () => {
        clearTimeout(silence);
        signal.removeEventListener('abort', abort);
      };
      signal.addEventListener('abort', abort);
      worker.onerror = fail(new FileFault('file-damaged'));
      worker.onmessage = ({ data }: MessageEvent<Message>) => {
        wait();
        if (data.type === 'done') resolve();
        else if (data.type === 'failed') reject(new FileFault(data.code, data.expected ?? null));
        else hear(data);
      };
      wait();
      worker.postMessage(task);
    });
  } finally {
    stop();
    worker?.terminate();
    URL.revokeObjectURL(address);
  }
}

/** The source of a reader. A failed load is forgotten, so that it can be tried again. */
function codeOf(name: ReaderName): Promise<string> {
  let code = codes.get(name);
  if (!code) {
    code = load(name).catch((fault: unknown) => {
      codes.delete(name);
      throw fault;
    });
    codes.set(name, code);
  }
  return code;
}

function load(name: ReaderName): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    // A file of this computer has no integrity to check: browsers do not let us see its bytes.
    if (location.protocol !== 'file:') script.integrity = hashes[name] ?? '';
    script.src = trusted.scriptURL(`read-${name}.js`) as string;
    let code = '';
    script.addEventListener('reader', (event) => {
      code = `(${(event as CustomEvent<() => void>).detail})()`;
    });
    const end = () => {
      script.remove();
      if (code) resolve(code);
      else reject(new FileFault('file-reader-missing', name));
    };
    script.onload = end;
    script.onerror = end;
    document.head.append(script);
  });
}
