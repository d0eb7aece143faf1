const name = 'Kim', n = 3;
console.log(`Hello ${name}, ${n} new ${n === 1 ? 'message' : 'messages'}`);
console.log(`multi
line ${`nested ${n * 2}`}`);
function tag(strings, ...values) {
    return strings.raw.join('|') + ' ' + values.join(',') + ' ' + strings.length;
}
console.log(tag`a${1}b\n${2}c`);
console.log(String.raw`C:\new\table${n}`);
console.log(`${[1, 2]} ${{}} ${null} ${undefined} ${() => 1}`);
console.log(`\`escaped\` \${not}`);
const same = [];
for (let i = 0; i < 2; i++) same.push(((s) => s)`x`);
console.log(same[0] === same[1]);
