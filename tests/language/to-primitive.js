const o = { [Symbol.toPrimitive]: (hint) => hint };
console.log(`${o}`, o + '', +o); // expect: string default NaN
