// send() while CONNECTING, and nobody catches it.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6512');
ws.send('too early');
