import './lib/quick.mjs';
import { x } from './lib/not-there.mjs';
