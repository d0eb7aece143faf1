// socketio_bundle.js: the client as one script for a page, which the server
// sends as /socket.io/socket.io.js. It is made of the very files that a program
// in Node runs; only engineio_platform.js is another one.
//
// A file's way to take from others, and to give to them, is put into the
// language here: %import and %export become functions of the script.

const files = [
  "engineio_platform_page", "engineio_emitter", "engineio_address",
  "engineio_parser", "engineio_transport", "engineio_polling",
  "engineio_websocket", "engineio_probe", "engineio_client",
  "socketio_binary", "socketio_parser", "socketio_any", "socketio_backoff",
  "socketio_client", "socketio_manager", "socketio_io",
];

const head = `"use strict";
var io = (function () {
const given = { __proto__: null };
const give = (name, value) => { given[name] = value; };
const take = (name) => given[name];
give("later", (file, name) => given[name]);
`;

const tail = `return take("node:socket.io-client");
})();
`;

const sign = "%";

function fileText(name) {
  const text = %libraryText(`node/${name}`)
    .replaceAll(`${sign}import(`, "take(")
    .replaceAll(`${sign}export(`, "give(");
  return `(function () {\n${text}})();\n`;
}

let made;

// `isModule`: for <script type="module">.
%export("socketioBundle", (isModule) => {
  made ??= head + files.map(fileText).join("") + tail;
  return isModule
    ? `${made}const { Manager, Socket, connect } = io;\n` +
      "export { io, io as default, connect, Manager, Socket };\n"
    : made;
});
