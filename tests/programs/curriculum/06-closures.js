function 만들기(이름) {
    let 개수 = 0;
    return {
        더하기() {
            개수++;
            return this;
        },
        보기: () => `${이름} ${개수}개`,
    };
}
const 사과 = 만들기('사과');
const 배 = 만들기('배');
사과.더하기().더하기();
배.더하기();
console.log(사과.보기(), 배.보기(), 사과);
const a = { x: 1 };
const b = a;
const c = { x: 1 };
b.x = 2;
console.log(a === b, a === c, a, a.x === c.x);
function f() {}
f.count = 1;
const g = f;
g.count++;
console.log(f.count, f === g, f, f instanceof Function, f instanceof Object);
const memo = ((cache) => (n) => cache[n] ?? (cache[n] = n < 2 ? n : memo(n - 1) + memo(n - 2)))({});
console.log(memo(50));
