console.log(this === module.exports, globalThis === global); // expect: true true
