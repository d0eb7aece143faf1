// await in every position of a statement.
const v = (x) => Promise.resolve(x);
(async () => {
    if (await v(true)) console.log('if');
    let n = 0;
    while (await v(n < 2)) n++;
    console.log('while', n);
    for (let i = await v(0); i < await v(2); i += await v(1)) {
        console.log('for', i);
    }
    for (const x of await v([7, 8])) console.log('of', x);
    switch (await v('b')) {
    case 'a': console.log('a'); break;
    case await v('b'): console.log('b');
    }
    const o = { [await v('key')]: await v('value'), list: [await v(1), await v(2)] };
    console.log(o, (await v([3]))[0], await v(1) + await v(2) * await v(3));
    console.log(await v(null) ?? 'nullish', !(await v(0)));
    throw await v('end');
})().catch((e) => console.log('caught', e));
