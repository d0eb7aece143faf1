class MyError extends Error {}
class Named extends Error {
    constructor(m) {
        super(m);
        this.name = 'Custom';
    }
}
const e = new Error('with props');
e.code = 'E_CODE';
e.info = { a: 1 };
console.log(e);
console.log(new MyError('sub'));
console.log(new Named('named'));
console.log({ inside: new Error('in an object') });
console.log([new TypeError('in an array')]);
console.log(new Error('outer', { cause: new Error('the cause') }));
const bare = new Error('no stack');
bare.stack = undefined;
console.log(bare);
const text = new Error('text');
text.stack = 'replaced stack';
console.log(text);
console.log(String(new Error('')), String(new TypeError('m')), new Error('x').toString());
console.log(Object.keys(e), e.message, e instanceof Error, 'stack' in e);
console.log(`${e}`, e + '!');
