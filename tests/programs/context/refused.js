// Nobody listens: 오류도 요청한 쪽의 문맥에서 온다.
const { AsyncLocalStorage } = require('async_hooks');
const net = require('net'), http = require('http'), als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
als.run('소켓', () => { const c = net.connect(1); c.on('error', (e) => log(e.code)); c.on('close', () => { log('closed'); next(); }); });
function next() {
  als.run('요청', () => http.get({ port: 1 }).on('error', (e) => { log(e.code); als.enterWith('다음'); Promise.resolve().then(() => log('then')); }).on('close', () => log('close')));
}
