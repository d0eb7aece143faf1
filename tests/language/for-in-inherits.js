const o = Object.create({ inherited: 1 });
o.own = 2;
for (const k in o) console.log(k);
// expect: own
// expect: inherited
