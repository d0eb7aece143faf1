for (let i = 0, j = 10; i < j; i += 3, j--) console.log(i, j);
let n = 0;
while (true) {
    if (++n === 2) continue;
    if (n > 4) break;
    console.log('while', n);
}
do console.log('do', n--); while (n > 3);
outer: for (const a of [1, 2, 3]) {
    for (const b of [1, 2, 3]) {
        if (b === 2) continue outer;
        if (a === 3) break outer;
        console.log(a, b);
    }
}
block: {
    console.log('in block');
    if (n) break block;
    console.log('never');
}
for (const k in { x: 1, y: 2, __proto__: { z: 3 } }) console.log(k);
for (const k in 'ab') console.log(k);
for (const i in [7, 8]) console.log(typeof i, i);
for (const k in null) console.log('never');
for (;;) break;
for (var v of []) ;
console.log(v, n);
const o = { a: 1, b: 2, c: 3 };
for (const k in o) {
    delete o.b;
    o.d = 4;
    console.log('walk', k);
}
;;;
if (0) console.log('no'); else if (1) console.log('else if'); else console.log('no');
