require('./lib/broken/syntax.js');
