// What `import` gives of ws: the class has no Server; `require` puts it there.
import WebSocket, { WebSocketServer, createWebSocketStream } from 'ws';
import * as all from 'ws';
import { createRequire } from 'module';

console.log(WebSocket.Server, WebSocket.WebSocket, all.WebSocket === WebSocket);
console.log(Object.keys(all));
console.log(typeof createWebSocketStream);
const required = createRequire(import.meta.url)('ws');
console.log(required === WebSocket, WebSocket.Server === WebSocketServer);
