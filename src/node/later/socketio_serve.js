// socketio_serve.js: the client's script for pages, /socket.io/socket.io.js.

const later = %import("later");
const { Buffer } = %import("node:buffer");
const bundle = later("node/socketio_bundle", "socketioBundle");

const VERSION = "4.8.4"; // of the package whose part this plays

const scripts = { __proto__: null, "socket.io.js": false,
                  "socket.io.min.js": false, "socket.io.esm.min.js": true };

function serve(name, request, res) {
  const etag = `"${VERSION}"`;
  const known = request.headers["if-none-match"];
  if (known === etag || known === `W/${etag}`) {
    res.writeHead(304);
    res.end();
    return;
  }
  const text = bundle(scripts[name]);
  res.writeHead(200, {
    "Cache-Control": "public, max-age=0",
    "Content-Type": "application/javascript; charset=utf-8",
    ETag: etag,
    "Content-Length": Buffer.byteLength(text),
  });
  res.end(text);
}

// From now on requests for the script are answered here; all others go to
// whoever listened before. `cors` is a middleware, or undefined.
%export("socketioServe", (server, path, cors) => {
  const others = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, res) => {
    const [name] = request.url.substring(path.length + 1).split("?");
    if (!request.url.startsWith(path) || scripts[name] === undefined) {
      for (const other of others) other.call(server, request, res);
    } else if (cors) {
      cors(request, res, () => serve(name, request, res));
    } else {
      serve(name, request, res);
    }
  });
});
