// The page as one file for all: nothing is loaded later, so what reads workbooks, Word documents and PDFs
// is not in it.
import { loadMore } from '../lazy';
import { addWords } from '../words';
import words from '../words/en/single.json';
import { SingleRatings } from './element';

addWords(words);
customElements.define('youth-justice-ratings', SingleRatings);
// The words that come later are those of the page that has files beside it.
void loadMore().then(() => addWords(words));
