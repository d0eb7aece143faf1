new Promise((resolve, reject) => {
    resolve('first');
    resolve('second');
    reject(new Error('third'));
}).then((v) => console.log(v));
new Promise((resolve, reject) => {
    reject(new Error('no'));
    resolve('yes');
}).catch((e) => console.log(e.message));
new Promise(() => {
    throw new TypeError('in the executor');
}).catch((e) => console.log(e.name, e.message));
const self = {};
self.p = new Promise((r) => (self.resolve = r));
self.resolve(self.p);
self.p.catch((e) => console.log(e.message));
