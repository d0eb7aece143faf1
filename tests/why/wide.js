const wide = {};
for (let i = 0; i < 1000; i++) {
  wide[`key${i}`] = i;
}
wide.key900 = 'last';
console.log(wide.key900);
