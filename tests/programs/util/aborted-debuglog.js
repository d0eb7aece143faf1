const util = require('util');
console.log(util.parseEnv('A=1\nB="two words"\n# c\nC=\'x\' # y\nexport D=4\nE=a#b\nF="multi\nline"\nG=`b"q`\nH= spaced \nI='));
const ac = new AbortController();
util.aborted(ac.signal, {}).then(() => console.log('aborted'));
ac.abort();
util.aborted().catch((e) => console.log(e.code, e.message));
const dl = util.debuglog('foo'); dl('hidden %d', 1);
console.log(dl.enabled, typeof dl);
