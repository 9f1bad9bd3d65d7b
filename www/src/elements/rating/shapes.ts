// The outlines of the four ratings, for every place that draws one.
import type { Rating } from '../../contract';

/** From the least to the best, as the engine counts them. */
export const RATINGS: readonly Rating[] = [
  'inadequate',
  'requires-improvement',
  'good',
  'outstanding',
];

/**
 * A square with a cross, a diamond with a bar, a disc with a tick, a star: told apart by outline alone,
 * small, grey or printed. Each is a path in a box of 20 by 20, and the path that is cut out of it.
 */
export const SHAPES: Record<Rating, readonly [shape: string, mark: string]> = {
  inadequate: [
    'M3 1.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 17V3A1.5 1.5 0 0 1 3 1.5z',
    'm6.2 6.2 7.6 7.6m0-7.6-7.6 7.6',
  ],
  'requires-improvement': ['M10 .4 19.6 10 10 19.6.4 10z', 'M5.6 10h8.8'],
  good: ['M1 10a9 9 0 1 1 18 0 9 9 0 0 1-18 0z', 'm5.6 10.4 3 3 5.8-6.6'],
  outstanding: ['m10 .6 2.9 6.2 6.7.8-5 4.6 1.4 6.8-6-3.4-6 3.4 1.4-6.8-5-4.6 6.7-.8z', ''],
};
