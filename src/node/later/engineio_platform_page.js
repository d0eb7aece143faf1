// engineio_platform_page.js: what the client of Engine.IO and Socket.IO needs
// of the place where it runs, in a page: XMLHttpRequest and the browser's own
// WebSocket. It is only ever sent to pages (socketio_bundle.js); in Node
// engineio_platform.js stands in its place.

// --- bytes ---------------------------------------------------------------

function toArray(bytes) {
  if (bytes instanceof Uint8Array) return bytes;
  return bytes instanceof ArrayBuffer
    ? new Uint8Array(bytes)
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toBase64(bytes) {
  let text = "";
  for (const byte of toArray(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text) {
  const decoded = atob(text);
  const bytes = new Uint8Array(decoded.length);
  for (let i = 0; i < decoded.length; i++) bytes[i] = decoded.charCodeAt(i);
  return bytes.buffer;
}

// --- connections ---------------------------------------------------------

class PageRequest {
  constructor(method, uri, options) {
    this.xhr = new XMLHttpRequest();
    this.xhr.open(method, uri, true);
    for (const [name, value] of Object.entries(options.extraHeaders ?? {})) {
      this.xhr.setRequestHeader(name, value);
    }
    if (method === "POST") {
      this.xhr.setRequestHeader("Content-type", "text/plain;charset=UTF-8");
    }
    this.xhr.setRequestHeader("Accept", "*/*");
    this.xhr.withCredentials = options.withCredentials;
    if (options.requestTimeout) this.xhr.timeout = options.requestTimeout;
  }

  get readyState() {
    return this.xhr.readyState;
  }

  get status() {
    return this.xhr.status;
  }

  get responseText() {
    return this.xhr.responseText;
  }

  set onreadystatechange(listener) {
    this.xhr.onreadystatechange = listener;
  }

  send(data) {
    this.xhr.send(data);
  }

  abort() {
    this.xhr.abort();
  }
}

%export("engineioPlatform", {
  location: globalThis.location,
  binaryType: "arraybuffer",
  canSendBinary: true,
  transports: ["polling", "websocket"],
  nextTick: (task) => Promise.resolve().then(task),
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  isBinary: (value) => value instanceof ArrayBuffer ||
                       ArrayBuffer.isView(value),
  mapBinary: (bytes) => bytes,
  toBase64,
  fromBase64,
  makeCookies: () => undefined, // the browser keeps them
  openWebSocket: (uri, options) => options.protocols
    ? new WebSocket(uri, options.protocols) : new WebSocket(uri),
  sendOverWebSocket: (ws, data) => ws.send(data),
  makeRequest: (method, uri, options) =>
    new PageRequest(method, uri, options),
});
