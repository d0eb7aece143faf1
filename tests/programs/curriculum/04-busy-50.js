setTimeout(() => console.log('10 ms였지만 늦었어요'), 10);
setTimeout(() => console.log('20 ms'), 20);
setImmediate(() => console.log('immediate'));
Promise.resolve().then(() => console.log('job'));
const start = Date.now();
while (Date.now() - start < 50);
console.log('바쁜 반복 끝', Date.now() - start >= 50);
