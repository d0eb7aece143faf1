for (const c of 'a😀') console.log(c, c.length);
// expect: a 1
// expect: 😀 2
