// The npm package in a browser, and wherever a module may wait.
import bytes from 'virtual:tables-wasm';
import start from 'youth-justice-ratings-tables';

// Not at once: some browsers refuse to compile this much on the main thread.
await start({ module_or_path: bytes });

export * from './engine';
