class My extends Console { constructor() { super(out, err); } hi() { this.log('hi'); } } new My().hi();
console.log(Object.keys(c).length > 20, c[Symbol.toStringTag]);
const { log } = console; log('detached');
[1, 2].forEach(console.log);
