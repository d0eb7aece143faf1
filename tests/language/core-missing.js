// What Loopline lacks of Node's own modules says so when it is used.
const refused = (use) => {
  try {
    use();
  } catch (error) {
    console.log(error.message);
  }
};
const { cpus } = require('os');
console.log(typeof cpus, cpus.name); // expect: function cpus
refused(cpus); // expect: os.cpus is not supported by Loopline
refused(() => new (require('cluster').Worker)()); // expect: cluster.Worker is not supported by Loopline
refused(() => require('http2').constants); // expect: http2.constants is not supported by Loopline
refused(require('repl').start); // expect: repl.start is not supported by Loopline
refused(() => process.dlopen()); // expect: process.dlopen is not supported by Loopline
refused(() => new WebAssembly.Module()); // expect: WebAssembly is not supported by Loopline
class Own extends require('worker_threads').Worker {}
refused(() => new Own()); // expect: worker_threads.Worker is not supported by Loopline
console.log(require('sys') === require('util')); // expect: true
console.log(require('node:cluster') === require('cluster')); // expect: true
console.log(require('module').builtinModules.length); // expect: 68
require('tls').createServer(); // expect error: Error: tls.createServer is not supported by Loopline
