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

/** Shows an assessment in the second element, by the same edition as in the first. */
function show(assessment) {
  result.editionFile = tool.editionFile;
  result.assessment = assessment;
}

// A person has changed something: the assessment comes with the event.
tool.addEventListener('assessment-change', ({ detail }) => show(detail));

// The ratings are others than before; this also comes once the element has started, with a draft or without.
tool.addEventListener('ratings-change', ({ detail }) => {
  show(tool.assessment);
  const { rating, score, outOf } = detail.overall;
  sentence.textContent = rating
    ? `${RATINGS[rating]}${score === null ? '' : ` (${score}/${outOf})`}`
    : 'Not certain yet';
});
