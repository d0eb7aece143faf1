import { a, nothing as it } from './lib/names.cjs';
