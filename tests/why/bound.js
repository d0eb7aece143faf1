const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const shop = {
    name: '한빛',
    open() {
        console.log('open', this.name);
    },
    sell(err, text) {
        console.log('sell', text.length);
    },
    close() {
        console.log('close', this.name);
    },
};
class Desk {
    handleEvent(event) {
        console.log(event.type);
    }
}
const target = new EventTarget();
target.addEventListener('sold', new Desk());
fs.readFile(__filename, shop.sell.bind(shop));
process.on('exit', shop.close.bind(shop).bind(null));
setTimeout(shop.open.bind(shop), 5);
setTimeout(() => target.dispatchEvent(new Event('sold')), 20);
