setTimeout(() => console.log('never'), 10);
Promise.reject('just text');
Promise.resolve().then(() => console.log('micro still runs'));
