const x = 1, y = 2;
module.exports = { x, y, z: x, 'quoted': y, ...require('./names.cjs'), n: 5, x2: x };
