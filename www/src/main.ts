import { YouthJusticeRatings } from './elements/tool/youth-justice-ratings';

customElements.define('youth-justice-ratings', YouthJusticeRatings);
