const readline = require('readline/promises');
const { stdin: input, stdout: output } = process;
(async () => {
    const rl = readline.createInterface({ input, output });
    const name = await rl.question('이름이 뭐예요? ');
    const age = await rl.question('몇 살? ');
    console.log(`${name}, ${Number(age) + 1}`);
    const ac = new AbortController();
    setTimeout(() => ac.abort(), 20);
    const late = rl.question('third? ', { signal: ac.signal });
    console.log(await late);
    await rl.question('x', { signal: AbortSignal.abort() }).catch((error) => console.log(error.code, error.name));
    rl.close();
    try {
        await rl.question('after?');
    } catch (error) {
        console.log(error.code, error.message);
    }
    console.log(rl.terminal, rl.line === '', rl.getPrompt(), rl.closed);
})();
