const util = require('util');
for (const [k, v] of Object.entries(samples)) console.log(k, Object.keys(t).filter((n) => t[n](v)).sort().join());
