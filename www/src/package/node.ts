// The npm package in Node: nothing to wait for, so that `require` takes it too.
import bytes from 'virtual:tables-wasm';
import { initSync } from 'youth-justice-ratings-tables';

initSync({ module: bytes });

export * from './engine';
