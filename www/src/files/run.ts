// Running a reader beside the page: the source of what its script hands over becomes a worker's, through
// a `blob:` address, since a worker's own file cannot be loaded by double click.
import { workOf } from '../lazy/script';
import { trusted } from '../lazy/trusted';
import { wholeScript } from '../lazy/whole';
import { FileFault } from './problem';
import type { Message, ReaderName, Task } from './protocol';

/** A reader that says nothing for so long will never end. In milliseconds. */
const LONGEST_SILENCE = 60_000;

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

/** The source of a reader. */
async function codeOf(name: ReaderName): Promise<string> {
  // Of the two readers that are wasm, only that of tables is there without it.
  if (!('WebAssembly' in globalThis) && name === 'workbook') {
    throw new FileFault('file-needs-webassembly');
  }
  try {
    return `(${await workOf(name === 'tables' ? wholeScript : `read-${name}`)})()`;
  } catch {
    throw new FileFault('file-reader-missing', name);
  }
}
