import './node_modules/youth-justice-ratings/element.js';

// What the first is told to hold, the second shows the ratings of.
window.heard = [];
for (const type of ['assessment-change', 'ratings-change']) {
  document.addEventListener(type, (event) => window.heard.push([event.target.id, type]));
}
document.querySelector('#one').addEventListener('assessment-change', (event) => {
  document.querySelector('#two').assessment = event.detail;
});
