// What is read out of what somebody has done.
import type { Problem } from '../../contract';
import type { Action } from '../../state/reducer';
import type { State } from '../../state/state';
import { count, say } from '../../words';
import { counts, readAs } from '../import/understood';
import { problemWords } from '../notices/problem';
import { movedWords } from '../notices/seldom';

/**
 * What to say at once about an action that changes more than the cell it is made in. The same once more would
 * not be heard, as nothing would change: it is told apart from what was said `last`.
 */
export function eventSentence(
  action: Action,
  before: State,
  after: State,
  last: string,
): string | undefined {
  const said = sentence(action, before, after);
  return said && said === last ? `${said}\u{a0}` : said;
}

function sentence(action: Action, before: State, after: State): string | undefined {
  const { reading } = after.doc;
  switch (action.type) {
    case 'import': {
      if (after.pending) return say('pending.question');
      if (!reading) return undefined;
      if (reading.form === null) return say('import.nothing');
      const problems = toMend(reading.problems);
      return say('import.announced', { what: readAs(reading), counts: counts(reading), problems });
    }
    case 'edition':
      return after.doc.moved ? movedWords(after.doc.moved) : undefined;
    case 'settle': {
      const problem = after.doc.typed[action.number]?.problem;
      const { number, mended } = action;
      if (mended && !problem) {
        return say('live.mended', {
          about: number,
          mended,
          problems: toMend(reading?.problems ?? []),
        });
      }
      return problem ? `${action.number}: ${problemWords(problem)}` : undefined;
    }
    case 'clear':
      return say('live.cleared');
    case 'undo':
    case 'redo': {
      const what = (action.type === 'undo' ? before.past : before.future).at(-action.steps)?.what;
      const key = action.type === 'undo' ? 'live.undone' : 'live.redone';
      return what && say(key, { what: say(`what.${what}`) });
    }
    default:
      return undefined;
  }
}

function toMend(problems: readonly Problem[]): string {
  const pressing = problems.filter(({ severity }) => severity !== 'note').length;
  return pressing > 0 ? count('problems.to-mend', pressing) : say('problems.none');
}
