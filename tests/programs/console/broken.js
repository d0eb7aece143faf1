// A console whose stream fails says nothing about it, unless it is told to.
const { Console } = require('console'), { Writable } = require('stream');
const broken = () => new Writable({ write(chunk, encoding, done) { done(new Error('broken')); } });
new Console(broken()).log('lost');
const heard = broken(); heard.on('error', (e) => console.log('heard', e.message)); new Console(heard).log('lost');
console.log(Console.length, process.emitWarning.length);
const loud = broken(); new Console({ stdout: loud, ignoreErrors: false }).log('x'); loud.on('error', (e) => console.log('loud', e.message));
console.log(require('util').inspect({ [require('util').inspect.custom]: (depth, options) => Object.keys(options)[0] }));
