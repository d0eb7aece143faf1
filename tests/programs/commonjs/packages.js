// Packages: main, exports, imports, conditions, patterns, self references.
require('./lib/app/run.js');
