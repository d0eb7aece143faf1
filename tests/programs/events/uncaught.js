const EventEmitter = require('node:events');
new EventEmitter().emit('error', new Error('without a listener'));
