class A { a = console.log('a'); constructor() { console.log('constructor'); } b = console.log('b'); }
new A();
// expect: a
// expect: b
// expect: constructor
