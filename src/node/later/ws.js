// ws.js: the package `ws`, version 8: WebSocket and WebSocketServer.
//
// ws_socket.js has WebSocket, ws_send.js and ws_receive.js what it says and
// hears, ws_client.js and ws_server.js how it comes about, ws_deflate.js
// compression, ws_events.js the browser's way to listen, ws_stream.js a
// WebSocket as a stream.

const later = %import("later");
const { WebSocket } = later("node/ws_socket", "wsSocket");
const { WebSocketServer } = later("node/ws_server", "wsServer");
const { refuse } = later("node/ws_words", "wsWords");

// The parts of ws that stand on Node's streams: here they are the machine's.
function refused(name) {
  return class {
    constructor() {
      refuse(`${name} of ws`);
    }
  };
}

function refusedParser(name) {
  return {
    format() {
      refuse(`${name}.format() of ws`);
    },
    parse() {
      refuse(`${name}.parse() of ws`);
    },
  };
}

// What `import` takes by name.
const parts = {
  __proto__: null,
  createWebSocketStream: later("node/ws_stream", "wsStream"),
  extension: refusedParser("extension"),
  PerMessageDeflate: refused("PerMessageDeflate"),
  Receiver: refused("Receiver"),
  Sender: refused("Sender"),
  Server: WebSocketServer,
  subprotocol: refusedParser("subprotocol"),
  WebSocket,
  WebSocketServer,
};

// What `require` gives has them all as properties. Where nobody has asked for
// it so, WebSocket.Server is not there: so it is in the package.
function wsComplete() {
  if (WebSocket.WebSocket !== undefined) return;
  const names = %ownKeys(parts, 5);
  for (let i = 0; i < names.length; i++) {
    WebSocket[names[i]] = parts[names[i]];
  }
}

%export("node:ws", WebSocket);
%export("wsParts", parts);
%export("wsComplete", wsComplete);
