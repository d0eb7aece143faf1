const util = require('util');
console.log(JSON.stringify(util.styleText('red', 'x')), JSON.stringify(util.styleText(['red', 'bold'], 'y')), JSON.stringify(util.styleText('red', 'x', { validateStream: false })));
console.log(JSON.stringify(util.stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;http://x\u0007link\u001b]8;;\u0007 \u009b1m')));
console.log(util.toUSVString('a\ud800b'));
