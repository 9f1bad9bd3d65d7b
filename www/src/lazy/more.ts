// What the page loads when somebody begins to do something, or when there is something to say that
// needs it: all that a first paste of a report or list and its ratings do without. One script,
// `more.js`. What it shares with the page comes from there (tools/vite/kit.mjs).
import explanations from '../../../crates/core/words/en/explanations.json';
import { addWords } from '../words';
import words from '../words/en/more.json';
import css from './more.scss?inline';

export { busyPart } from '../elements/import/busy';
export { pendingPart } from '../elements/import/pending';
export { outcomeOfReading } from '../elements/import/reading';
export { sourcePart } from '../elements/import/source';
export { aboutPage } from '../elements/intro/about';
export { chooseEdition, ownEdition } from '../elements/intro/own-edition';
export { problemWords } from '../elements/notices/problem';
export { damagedWords, movedNotice } from '../elements/notices/seldom';
export { goOn, passOn } from '../elements/notices/ways';
export { overallDetails } from '../elements/overall/details';
export { overallSentence } from '../elements/overall/sentence';
export { optionsRow } from '../elements/table/options';
export { TakeAway } from '../elements/take-away/take-away';
export { Importer } from '../elements/tool/importer';
export { eventSentence } from '../elements/tool/said';
export { teach } from './own/teach';

/** The styles of these parts. */
export const styles = css;

addWords({ ...explanations, ...words });
