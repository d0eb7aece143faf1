console.group('outer');
console.log('inside\nsecond line');
console.group();
console.log({ a: 1, b: [1, 2] });
console.groupEnd();
console.groupEnd();
console.log('outside');
console.groupEnd();
console.log('still outside');
