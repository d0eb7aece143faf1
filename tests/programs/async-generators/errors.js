// Messages, as V8 words them.
const say = async body => { try { await body(); console.log('nothing'); } catch (error) { console.log(error?.name, error?.message); } };
(async () => {
    const obj = {}, bad = { [Symbol.asyncIterator]: 4 }, f = () => 3;
    await say(async () => { for await (const x of 5); });
    await say(async () => { for await (const x of obj); });
    await say(async () => { for await (const x of obj.a); });
    await say(async () => { for await (const x of f()); });
    await say(async () => { for await (const x of null); });
    await say(async () => { for await (const x of bad); });
    await say(async () => { for await (const x of { [Symbol.asyncIterator]() { return 3; } }); });
    await say(async () => { for await (const x of { [Symbol.asyncIterator]() { return {}; } }); });
    await say(async () => { for await (const x of { [Symbol.asyncIterator]() { return { next() { return 4; } }; } }); });
    await say(async () => { for await (const x of { [Symbol.asyncIterator]() { return { next() { return {}; }, return: 3 }; } }) break; });
    await say(async () => { for await (const x of { [Symbol.iterator]() { return { next() { return 5; } }; } }); });
    await say(async () => { for await (const x of { [Symbol.iterator]() { return {}; } }); });
    await say(async () => { async function* g() { yield* 5; } await g().next(); });
    await say(async () => { async function* g() { yield* obj.x; } await g().next(); });
    const noThrow = { [Symbol.asyncIterator]() { return { next() { return {}; }, return() { console.log('closed'); return {}; } }; } };
    await say(async () => { async function* g() { yield* noThrow; } const i = g(); await i.next(); await i.throw(4); });
    await say(async () => { async function* g(a = missing) {} g(); });
    await say(async () => { async function* g() { throw new RangeError('inside'); } await g().next(); });
})();
