import { read } from './node_modules/youth-justice-ratings/index.js';

const { overall, standards } = read('2.1: 83, 50, 50');
document.querySelector('output').textContent =
  `${standards['2.1'].rating}, ${overall.range.min.score} to ${overall.range.max.score}`;
