Promise.resolve({
    get then() {
        throw new Error('getter');
    },
}).catch((e) => console.log('1', e.message));
Promise.resolve({
    then() {
        throw new Error('call');
    },
}).catch((e) => console.log('2', e.message));
Promise.resolve({
    then(resolve) {
        resolve('kept');
        throw new Error('too late');
    },
}).then((v) => console.log('3', v));
Promise.resolve({ then: 5 }).then((v) => console.log('4', v));
