console.log(Object.keys(console));
console.log(Object.prototype.toString.call(console), console);
