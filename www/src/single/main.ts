// The page as one file for all: nothing is loaded later, so what reads workbooks, Word documents and PDFs
// is not in it.
import { YouthJusticeRatings } from '../elements/tool/youth-justice-ratings';
import { loadMore } from '../lazy';
import { addWords } from '../words';
import words from '../words/en/single.json';

addWords(words);
customElements.define('youth-justice-ratings', YouthJusticeRatings);
// The words that come later are those of the page that has files beside it.
void loadMore().then(() => addWords(words));
