let a = null, b = 1, c = 0;
a ??= 1; b &&= 2; c ||= 3;
console.log(a, b, c); // expect: 1 2 3
