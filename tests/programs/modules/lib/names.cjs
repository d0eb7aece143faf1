exports.a = 1;
module.exports.b = 2;
exports['c-c'] = 3;
Object.defineProperty(exports, 'd', { enumerable: true, value: 4 });
Object.defineProperty(exports, 'e', {
  enumerable: true,
  get: function () {
    return hidden.e;
  },
});
const hidden = { e: 5 };
exports[`not ${1}`] = 6;
if (false) exports.never = 7;
