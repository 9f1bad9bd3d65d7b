// The page as one file for all: nothing is loaded later, so what reads workbooks, Word documents and PDFs
// is not in it.
import { YouthJusticeRatings } from '../elements/tool/youth-justice-ratings';
import { loadMore } from '../lazy';
import { addWords } from '../words';
import words from '../words/en/single.json';

customElements.define('youth-justice-ratings', YouthJusticeRatings);
void loadMore().then(() => addWords(words));
