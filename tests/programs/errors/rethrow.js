function parse(text) {
    try {
        return JSON.parse(text);
    } catch (cause) {
        throw new Error('cannot read ' + text, { cause });
    }
}
try {
    parse('nonsense');
} catch (e) {
    console.log(e.message, '<-', e.cause.name, e.cause.message);
}
const list = [];
for (const text of ['1', '[1,', '{"a":}', 'tru', '"open', '']) {
    try {
        list.push(parse(text));
    } catch (e) {
        list.push(e.cause.message);
    }
}
console.log(list);
const many = new AggregateError([new Error('a'), new Error('b')], 'many');
console.log(many.name, many.message, many.errors.map((e) => e.message));
