import { type Outcome, read } from 'youth-justice-ratings';

const { overall, standards }: Outcome = read('2.1: 83, 50, 50');
const output = document.querySelector('output');
if (output) {
  output.textContent = `${standards['2.1']?.rating}, ${overall.range.min.score} to ${overall.range.max.score}`;
}
