const EventEmitter = require('events');
class 가게 extends EventEmitter {}
const 우리 = new 가게();
우리.on('주문', (무엇, 몇) => console.log('1', 무엇, 몇));
우리.once('주문', function () { console.log('2 한 번', this === 우리); });
우리.on('주문', (...전부) => console.log('3', 전부));
console.log('앞');
console.log(우리.emit('주문', '사과', 2));
console.log('뒤', 우리.emit('주문', '배'), 우리.emit('없는 것'));
console.log(우리.eventNames(), 우리.listenerCount('주문'));
try {
    우리.emit('error', new Error('아무도 듣지 않아요'));
} catch (error) {
    console.log('던져짐', error.message);
}
우리.on('error', (error) => console.log('들음', error.message));
우리.emit('error', new Error('이제는 들어요'));
