// Returned, awaited and plain: who comes first?
async function plain() {
    return 'plain';
}
async function returned() {
    return Promise.resolve('returned');
}
async function awaited() {
    return await Promise.resolve('awaited');
}
returned().then(console.log);
awaited().then(console.log);
plain().then(console.log);
let p = Promise.resolve();
for (let i = 1; i <= 5; i++) p = p.then(() => console.log('turn', i));
