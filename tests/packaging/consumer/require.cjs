// Somebody's program of the older kind.
const { read } = require('youth-justice-ratings');
console.log(read('2.1: 83, 50, 50').standards['2.1'].rating);
