const assert = require('assert');
function check(order) {
    assert.deepStrictEqual(order, { 이름: '사과', 개수: 2 });
}
console.log('before');
check({ 이름: '사과', 개수: 3 });
