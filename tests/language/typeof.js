console.log(typeof 1, typeof 's', typeof null, typeof undefined, typeof (() => 1), typeof Symbol());
// expect: number string object undefined function symbol
