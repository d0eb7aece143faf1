// An Immediate has no callback any more once it has run.
const first = setImmediate(() => {
  console.log(new Error('x').stack.split('\n')[1].replace(/\(.*/, ''));
  console.log(typeof first._onImmediate);
});
setImmediate(() => {
  console.log(first._onImmediate, first._destroyed);
});
setTimeout(() => setImmediate(function named() {
  nix.a;
}), 2);
