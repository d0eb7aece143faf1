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

WebSocket.createWebSocketStream = later("node/ws_stream", "wsStream");
WebSocket.extension = refusedParser("extension");
WebSocket.PerMessageDeflate = refused("PerMessageDeflate");
WebSocket.Receiver = refused("Receiver");
WebSocket.Sender = refused("Sender");
WebSocket.Server = WebSocketServer;
WebSocket.subprotocol = refusedParser("subprotocol");
WebSocket.WebSocket = WebSocket;
WebSocket.WebSocketServer = WebSocketServer;

%export("node:ws", WebSocket);
