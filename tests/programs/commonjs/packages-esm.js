// The same for import.
import './lib/app/run.mjs';
