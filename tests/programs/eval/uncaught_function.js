// The text of a function that does not compile is shown where it is wrong.
console.log('before');
try {
  Function('a b', '');
} catch (e) {
  console.log(e.stack.split('\n').slice(0, 3).join('\n'));
}
setTimeout(() => {
  new Function('a', 'return a +');
}, 5);
