// Any emitter of `data` and `end` can be the input.
const { EventEmitter } = require('events');
const readline = require('readline');
const input = Object.assign(new EventEmitter(), {
    resume() { console.log('resume'); },
    pause() { console.log('pause'); },
});
const output = { write: (text) => console.log('out', JSON.stringify(text)), on() {}, removeListener() {} };
const rl = readline.createInterface({ input, output });
rl.on('line', (line) => console.log('line', line));
rl.on('resume', () => console.log('event resume'));
input.emit('data', '첫 줄\n둘');
input.emit('data', '째 줄\n');
rl.question('q1? ', (answer) => console.log('a1', answer));
rl.question('q2? ', (answer) => console.log('a2', answer));
input.emit('data', 'yes\nno\n');
rl.pause();
rl.prompt();
rl.write('written\n');
input.emit('data', 'tail');
input.emit('end');
readline.cursorTo(output, 3);
readline.cursorTo(output, 3, 4);
readline.moveCursor(output, -2, 1);
readline.clearLine(output, 0);
readline.clearScreenDown(output);
for (const f of [() => readline.createInterface({ input, completer: 1 }), () => readline.createInterface({ input, history: 1 }), () => readline.createInterface({ input, signal: 1 }), () => rl.question('late', () => {}), () => readline.cursorTo(output, NaN)]) {
    try {
        f();
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
