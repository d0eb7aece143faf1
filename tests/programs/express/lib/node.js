const crypto = require('crypto');
const express = require('express');
const morgan = require('morgan');
const WebSocket = require('ws');

const types = { QUERY_LATEST: 0, QUERY_ALL: 1, RESPONSE: 2 };

const hashOf = ({ index, previous, data }) =>
  crypto.createHash('sha256').update(`${index}${previous}${data}`).digest('hex').slice(0, 8);

function makeBlock(data, before) {
  const block = { index: before ? before.index + 1 : 0, previous: before ? before.hash : '', data };
  return { ...block, hash: hashOf(block) };
}

// Starts a node with its two servers; answers when both listen.
function startNode(name, httpPort, wsPort) {
  let chain = [makeBlock('genesis')];
  const sockets = [];
  const latest = () => chain[chain.length - 1];
  const write = (ws, message) => ws.send(JSON.stringify(message));
  const broadcast = (message) => sockets.forEach((ws) => write(ws, message));
  const said = (blocks) => ({ type: types.RESPONSE, blocks });

  function receive(blocks) {
    const newest = blocks[blocks.length - 1];
    if (newest.index <= latest().index) {
      console.log(name, '새 블록이 없다');
    } else if (newest.previous === latest().hash) {
      chain.push(newest);
      console.log(name, '받았다', newest.data);
      broadcast(said([latest()]));
    } else if (blocks.length === 1) {
      console.log(name, '모두 묻는다');
      broadcast({ type: types.QUERY_ALL });
    } else {
      chain = blocks;
      console.log(name, '모두 바꿨다', chain.length);
      broadcast(said([latest()]));
    }
  }

  function handle(ws, text) {
    const message = JSON.parse(text);
    switch (message.type) {
      case types.QUERY_LATEST: write(ws, said([latest()])); break;
      case types.QUERY_ALL: write(ws, said(chain)); break;
      case types.RESPONSE: receive(message.blocks); break;
      default:
    }
  }

  function add(ws) {
    const forget = () => {
      const at = sockets.indexOf(ws);
      if (at >= 0) sockets.splice(at, 1);
    };
    sockets.push(ws);
    ws.on('message', (text) => handle(ws, text));
    ws.on('close', forget);
    ws.on('error', forget);
    write(ws, { type: types.QUERY_LATEST });
  }

  const app = express();
  app.use(morgan((tokens, req, res) => `${name} ${tokens.method(req, res)} ${tokens.url(req, res)} ${tokens.status(req, res)}`, { stream: { write: (line) => console.log(line.trim()) } }));
  app.use(express.json());
  app.get('/blocks', (req, res) => res.send(chain));
  app.get('/blocks/:index', (req, res) => {
    const block = chain[req.params.index];
    if (block) res.json(block);
    else res.sendStatus(404);
  });
  app.get('/peers', (req, res) => res.send(sockets.map((ws) => typeof ws._socket.remotePort)));
  app.post('/mineBlock', (req, res) => {
    if (!req.body.data) return res.status(400).send('data가 없다');
    chain.push(makeBlock(req.body.data, latest()));
    broadcast(said([latest()]));
    return res.json(latest());
  });
  app.post('/addPeer', (req, res) => {
    const ws = new WebSocket(req.body.peer);
    ws.on('open', () => add(ws));
    ws.on('error', () => console.log('연결 실패'));
    res.send();
  });

  return new Promise((resolve) => {
    const peers = new WebSocket.Server({ port: wsPort });
    peers.on('connection', add);
    const server = app.listen(httpPort, () => {
      console.log(name, 'HTTP', httpPort, 'P2P', wsPort);
      resolve({
        stop: () => new Promise((done) => {
          sockets.forEach((ws) => ws.close());
          peers.close(() => server.close(() => {
            console.log(name, '멈췄다');
            done();
          }));
        }),
      });
    });
  });
}

module.exports = { startNode };
