// Somebody's program: what it prints, the test reads.
import { readFileSync } from 'node:fs';
import { checkEdition, editions, figure, rate, read } from 'youth-justice-ratings';
import words from 'youth-justice-ratings/words/en.json' with { type: 'json' };

const figures = {
  '2.1.1': { percent: '83' },
  '2.1.2': { yes: 11, of: 17 },
  '2.1.3': { percent: '90' },
};
const list = read('2.1: 83, 50, 50\n2.2: 83, 500, 50');
const read2018 = read('3.4: 61, 69', { edition: '2018' });
const cells = [
  ['Standard', 'Percentage'],
  ['2.1.1', '83%'],
  ['2.1.2', '50%'],
];
const sheet = { name: 'Sheet1', rows: cells.map((row) => row.map((text) => ({ text }))) };
const audit = 'Case\t2.1.1\t2.1.2\nA1\tYes\tNo\nA2\tYes\tYes\n';

// The file of an edition.
const editionFile = readFileSync(process.argv[2], 'utf8');
const byOwn = read('1.1 Good; 2.1: 38, 75; 2.2: 92, 90; 3.1: 90', { editionFile });

console.log(
  JSON.stringify({
    editions: editions().map(({ id }) => id),
    list: list.standards['2.1'].rating,
    problem: list.problems[0],
    message: words[`problem.${list.problems[0].code}`],
    2018: read2018.standards['3.4'].rating,
    table: read({ text: '', sheets: [sheet] }).standards['2.1'].keyQuestions['2.1.1'].percent,
    audit: read(audit).standards['2.1'].keyQuestions['2.1.2'],
    lowest: rate({ edition: '2021', standards: { 2.1: { keyQuestions: figures } } }).standards[
      '2.1'
    ].lowest,
    again: rate(list).standards['2.1'].rating,
    figure: figure('5 of 6').share,
    own: [byOwn, rate(byOwn, { editionFile })].map(({ edition, overall }) => [
      edition,
      overall.score,
    ]),
    checked: [editionFile, '{'].map((text) => checkEdition(text)),
    nonsense: [
      rate({ edition: 'no such' }),
      read('2.1: 83, 50, 50', { edition: 'no such' }),
      read(null, null),
      rate(null, null),
      checkEdition(null),
      figure(null),
      figure(83),
    ],
  }),
);
