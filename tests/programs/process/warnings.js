process.on('warning', (warning) => {
    console.log(warning.name, warning.code, warning.detail, warning.message);
});
process.emitWarning('조심하세요');
process.emitWarning('named', 'MyWarning');
process.emitWarning('coded', 'MyWarning', 'MY001');
process.emitWarning('detailed', { type: 'Odd', code: 'O1', detail: 'more\nlines' });
process.emitWarning(new TypeError('an error'));
process.emitWarning('old', 'DeprecationWarning', 'DEP9999');
console.log('first');
const { deprecate } = require('util');
const old = deprecate((n) => n + 1, 'old() is old', 'DEP1234');
console.log(old(1), old(2));
const other = deprecate(function Other() { this.x = 1; }, 'other', 'DEP1234');
console.log(new other().x, other.name);
setTimeout(() => {
    process.noDeprecation = true;
    process.emitWarning('not shown', 'DeprecationWarning');
    process.emitWarning('shown');
}, 1);
