class A { static n = 1; static up() { return ++this.n; } }
console.log(A.up(), A.n, A); // expect: 2 2 [class A] { n: 2 }
