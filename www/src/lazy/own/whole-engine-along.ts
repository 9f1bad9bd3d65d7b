// In place of whole-engine.ts where nothing is beside the page: the engine comes as a module.
import { addWords } from '../../words';
import { workOf } from '../script';
import type { WholeEngine } from './whole-engine';

export async function wholeEngine(): Promise<WholeEngine> {
  if (!('WebAssembly' in globalThis)) return (await workOf('slow'))(addWords) as WholeEngine;
  return (await import('../../files/readers/engine')).wholeEngine();
}
