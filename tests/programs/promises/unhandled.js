console.log('before');
setTimeout(() => console.log('never'), 10);
Promise.reject(new Error('nobody listens'));
process.nextTick(() => console.log('tick still runs'));
