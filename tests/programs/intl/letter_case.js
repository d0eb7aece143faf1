for (const locale of ['en', 'EN-us', ['ko-KR', 'tr'], [], 'x_y', null, 5, ['en', 'x_y'], undefined, 'de']) {
  try {
    console.log(locale, 'I한ß'.toLocaleLowerCase(locale), 'iß'.toLocaleUpperCase(locale));
  } catch (e) { console.log(locale, `${e}`); }
}
for (const value of [null, undefined]) {
  try { String.prototype.toLocaleLowerCase.call(value); } catch (e) { console.log(e.message); }
}
console.log(String.prototype.toLocaleUpperCase.length, String.prototype.toLocaleLowerCase.name);
console.log('I'.toLocaleLowerCase.call(true));
