// process.stdin is a Readable.
const { Readable, Transform, pipeline } = require('stream');
console.log(process.stdin instanceof Readable, process.stdin.fd, process.stdin.readableFlowing, process.stdin.readable);
const number = new Transform({ transform(c, e, cb) { this.n = (this.n ?? 0); cb(null, String(c).replace(/^/gm, () => `${++this.n}: `)); } });
pipeline(process.stdin, number, process.stdout, (e) => { console.log('\ndone', e, process.stdin.readableEnded); });
