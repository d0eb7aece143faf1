async function track(name) {
    for (let i = 0; i < 3; i++) {
        console.log(name, i);
        await null;
    }
    return name + ' done';
}
track('a').then(console.log);
track('b').then(console.log);
track('c').then(console.log);
console.log('main');
