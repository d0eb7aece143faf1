// Stacks lead through the awaits back to the loop.
async function* deep() { await 1; throw new Error('깊은 곳'); }
async function* direct() { yield 1; throw new Error('direct'); }
async function* through() { yield* direct(); }
async function reader() { for await (const x of deep()) console.log(x); }
async function other() { for await (const x of through()) console.log(x); }
reader().catch(error => console.log(error.stack));
other().catch(error => console.log(error.stack));
