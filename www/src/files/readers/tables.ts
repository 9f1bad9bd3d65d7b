// The whole engine in a worker, where that is all that is wanted of it.
import { readTables } from './engine';

readTables();
