class A { hi() { return 'A'; } }
class B extends A { hi() { return super.hi() + 'B'; } }
console.log(new B().hi(), new B() instanceof A); // expect: AB true
