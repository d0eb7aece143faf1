function fact(n) {
  return n * fact(n - 1);
}
console.log('5! =');
console.log(fact(5));
