const f = () => {}, o = { m() {}, p: function () {} };
console.log(f.name, o.m.name, o.p.name, (() => {}).name, f.bind().name); // expect: f m p  bound f
