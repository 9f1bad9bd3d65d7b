// How a page binds elements: what happens in one is heard as events, and put into another as properties.
import './youth-justice-ratings/element.js';

const RATINGS = {
  inadequate: 'Inadequate',
  'requires-improvement': 'Requires improvement',
  good: 'Good',
  outstanding: 'Outstanding',
};

const tool = document.querySelector('#tool');
const result = document.querySelector('#result');
const sentence = document.querySelector('#sentence');

// A person has changed something: the assessment comes with the event.
tool.addEventListener('assessment-change', ({ detail }) => {
  result.assessment = detail;
});

// The ratings are others than before; this also comes once the element has started, with a draft or without.
tool.addEventListener('ratings-change', ({ detail }) => {
  result.assessment = tool.assessment;
  const { rating, score, outOf } = detail.overall;
  sentence.textContent = rating
    ? `${RATINGS[rating]}${score === null ? '' : ` (${score}/${outOf})`}`
    : 'Not certain yet';
});
