// `stack` is made when it is first read: with the name and message of then.
const e = new Error('a');
e.message = 'b';
e.name = 'N';
const head = (error) => error.stack.split('\n')[0];
console.log(head(e));
e.message = 'c';
console.log(head(e));
class X extends Error { constructor(m) { super(m); this.name = 'X'; } }
console.log(head(new X('hi')));
const o = { name: 'Q', message: 'm' };
Error.captureStackTrace(o);
o.message = 'n';
console.log(head(o));
const { value, ...rest } = Object.getOwnPropertyDescriptor(e, 'stack');
console.log(typeof value, rest, Object.getOwnPropertyNames(e));
console.log(Object.keys(Object.getOwnPropertyDescriptors(new X('d'))));
const z = new Error('z');
Object.defineProperty(z, 'message', { get() { console.log('getter'); return 'gg'; } });
console.log(head(z));
console.log(head(Object.freeze(new Error('얼음'))));
const child = Object.create(new Error('parent'));
console.log(head(child), Object.hasOwn(child, 'stack'));
child.stack = 'mine';
console.log(child.stack, Object.hasOwn(child, 'stack'));
const y = new Error('y');
y.stack = 'set';
console.log(y.stack, Object.getOwnPropertyDescriptor(y, 'stack'));
delete y.stack;
console.log(y.stack, 'stack' in y);
Error.stackTraceLimit = 1;
console.log((function deep() { return new Error('limit'); })().stack.split('\n').length);
Error.stackTraceLimit = 0;
console.log(new Error('no lines').stack);
delete Error.stackTraceLimit;
console.log(new Error('none').stack);
Error.stackTraceLimit = 10;
Error.prepareStackTrace = (error, sites) => {
  const site = sites[0];
  return [error.message, site.getFunctionName(), site.getLineNumber(),
    site.getColumnNumber(), site.isConstructor(), site.getTypeName(),
    site.getFileName().endsWith('stack_lazy.js')];
};
class Maker { make() { return new Error('prepared'); } }
console.log(new Maker().make().stack);
Error.prepareStackTrace = undefined;
console.log(head(new Error('plain again')));
