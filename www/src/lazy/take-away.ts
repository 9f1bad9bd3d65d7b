// What takes the ratings away, and what brings those of a link in: loaded when its section comes near, or
// with a link. One script, `take-away.js`.
import { Link } from '../take-away/link';
import { Section } from '../take-away/section';
import { addWords } from '../words';
import words from '../words/en/take-away.json';
import css from './take-away.scss?inline';

export { Link, Section };

/** The styles of these parts. */
export const styles = css;

addWords(words);
