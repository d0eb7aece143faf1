const tag = (s, ...v) => s.join('_') + v.join('+');
console.log(tag`a${1}b${2}c`); // expect: a_b_c1+2
