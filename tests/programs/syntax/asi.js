// Automatic semicolons.
let a = 1
let b = 2
const f = () => a
;[1, 2].forEach(x => a += x)
;(function () { b++ })()
console.log(a, b, f())
let c = a
++b
console.log(c, b)
const g = function () {
  return
  42
}
console.log(g())
var i = 0
do i++; while (i < 3) console.log(i)
for (;i < 5;) i++
console.log(i)
if (i) ; else console.log('no')
const o = {
  get
  x() { return 1 },
  async
: 2, static: 3
}
console.log(o)
class K { get; set; static; async
  m() { return 'm' }
  'quoted' = 1
  static s = 2; *gen() {} ; ; }
console.log(new K, K.s, new K().m())
let async = x => x
async
(1)
var yield_ = 1, let_
let_ = 5
console.log(let_); { 1 } console.log('after block')
throw_: try { throw new Error('x') } catch { console.log('caught') }
let s = `multi
line`
console.log(s.length)/* comment
newline */console.log('same')
