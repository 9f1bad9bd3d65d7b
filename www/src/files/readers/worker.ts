// What all readers share: each runs in a worker, takes one file or task and says what it finds.
import { FileFault } from '../problem';
import type { Message } from '../protocol';

// The library of the page describes windows; of a worker, this is all that is used.
const worker = globalThis as unknown as {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent) => void) | null;
};

export function say(message: Message): void {
  worker.postMessage(message);
}

/** Takes the file or task, and says at the end that it is done, or why not. */
export function serve<T = Blob>(read: (task: T) => Promise<void>): void {
  worker.onmessage = async ({ data }: MessageEvent<T>) => {
    try {
      await read(data);
      say({ type: 'done' });
    } catch (error) {
      // What a library throws at a file is the file's fault.
      const { code, expected } = error instanceof FileFault ? error : new FileFault('file-damaged');
      say({ type: 'failed', code, ...(expected !== null && { expected }) });
    }
  };
}
