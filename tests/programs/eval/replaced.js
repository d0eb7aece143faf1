// A small template language: texts compiled once and called often.
const compile = template => new Function('data', 'return `' + template.replaceAll('{{', '${data.').replaceAll('}}', '}') + '`');
const greet = compile('안녕, {{name}}! 오늘은 {{day}}요일.');
for (const data of [{ name: '민지', day: '월' }, { name: '하니', day: '화' }]) console.log(greet(data));
const operators = Object.fromEntries(['+', '-', '*', '/', '**', '<<', '??', '&&'].map(op => [op, Function('a', 'b', `return a ${op} b`)]));
console.log(Object.entries(operators).map(([op, f]) => `7 ${op} 2 = ${f(7, 2)}`).join('; '));
const script = ['var total = 0', 'for (const n of [1, 2, 3]) total += n', 'total'].join('\n');
console.log((0, eval)(script), total);
setTimeout((0, eval)('() => console.log("later", total)'), 1);
Promise.resolve(20).then(new Function('x', 'console.log("job", x + 1)'));
