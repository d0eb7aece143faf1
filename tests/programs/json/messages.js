// A type in every message and a switch on it.
const TYPES = { LATEST: 0, ALL: 1, RESPONSE: 2 };
const chain = [{ index: 0, data: 'genesis' }, { index: 1, data: 'next' }];
const write = (socket, message) => socket.push(JSON.stringify(message));
function handle(socket, text) {
    const message = JSON.parse(text);
    switch (message.type) {
    case TYPES.LATEST:
        write(socket, { type: TYPES.RESPONSE, data: chain[chain.length - 1] });
        break;
    case TYPES.ALL:
        write(socket, { type: TYPES.RESPONSE, data: chain });
        break;
    case TYPES.RESPONSE:
        console.log('response', message.data);
        break;
    default:
        console.log('unknown', message);
    }
}
const wire = [];
handle(wire, '{"type":0}');
handle(wire, '{"type":1}');
handle(wire, '{"type":9,"data":null}');
console.log(wire);
for (const text of wire) handle([], text);
