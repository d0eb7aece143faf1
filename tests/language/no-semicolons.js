const a = 1
const f = () => a
console.log(f())
// expect: 1
