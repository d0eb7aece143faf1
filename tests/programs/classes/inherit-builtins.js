class Stack extends Array {
    top() {
        return this[this.length - 1];
    }
}
const s = new Stack();
s.push(1, 2, 3);
console.log(s, s.top(), s.length, Array.isArray(s));
console.log(s.map((x) => x * 2) instanceof Stack);
class HttpError extends Error {
    constructor(status, message) {
        super(message);
        this.name = 'HttpError';
        this.status = status;
    }
}
const e = new HttpError(404, 'no such page');
console.log(e.name, e.message, e.status, String(e), e instanceof Error);
console.log(e.stack.split('\n')[0]);
