console.log(Array.from({ length: 100 }, (_, i) => i));
console.log(Array.from({ length: 101 }, (_, i) => i));
console.log(Array.from({ length: 250 }, (_, i) => i % 10));
console.log({ a: Array.from({ length: 102 }, () => 'ab') });
