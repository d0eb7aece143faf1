let i = 1;
console.log(i++, i, ++i, i--, --i); // expect: 1 2 3 3 1
