// Semicolons that are not there.
let a = 1
let b = a
++b
console.log(a, b)
const f = function () { return 1 }
;[1, 2].forEach((x) => console.log(x))
function g() {
    return
    5
}
console.log(g())
const o = {
    x: 1
}
const s = 'no'
    + ' break'
console.log(o, s)
var if_ = 1, of = 2, async = 3, get = 4, let_ = 5, yield_ = 6, await_ = 7
console.log(of, async, get, { of, async, get, if: 1, class: 2, new: 3 }.class)
do { console.log('do') } while (false) console.log('after')
throw new Error('end')
