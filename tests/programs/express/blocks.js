// An HTTP interface to a network: nodes keep blocks in memory and talk over
// ws; people ask the HTTP server in front. A node that stops has no blocks any
// more; one that comes late asks the others.
const { startNode } = require('./lib/node');
const { brief, post } = require('./lib/ask');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

(async () => {
  const one = await startNode('하나', 6650, 6660);
  const two = await startNode('둘', 6651, 6661);
  await brief(6650, 'GET /blocks');
  await post(6651, 'POST /addPeer', { peer: 'ws://localhost:6660' });
  await wait(30);
  await brief(6650, 'GET /peers');
  await post(6650, 'POST /mineBlock', { data: '첫 블록' });
  await wait(30);
  await post(6650, 'POST /mineBlock', { data: '둘째 블록' });
  await wait(30);
  await brief(6651, 'GET /blocks');
  await post(6651, 'POST /mineBlock', {});
  await two.stop();
  await wait(30);
  await brief(6650, 'GET /peers');
  const three = await startNode('셋', 6652, 6662);
  await brief(6652, 'GET /blocks');
  await post(6652, 'POST /addPeer', { peer: 'ws://localhost:6660' });
  await wait(60);
  await brief(6652, 'GET /blocks/2');
  await brief(6652, 'GET /blocks/9');
  await one.stop();
  await three.stop();
})();
