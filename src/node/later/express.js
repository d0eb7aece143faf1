// express.js: require("express"), as the package express 4 is.
//
// What a package is in Node, a program on top of Node's own modules, these
// files are too: http does the talking, and everything here is what the
// program could have written itself. So, other than in the files of Node's
// modules, methods are called in the ordinary way.
//
//   express_application.js  app.use, app.get, app.listen, settings, views
//   express_router.js       which function is called for a request, and when
//   express_request.js      what req has beyond http.IncomingMessage
//   express_response.js     what res has beyond http.ServerResponse
//   express_body.js         json(), urlencoded(), text(), raw()
//   express_static.js       static()
//   express_final.js        what answers when no function did

const later = %import("later");
const coreModule = %import("coreModule");
const { EventEmitter } = coreModule("events");
const application = later("node/express_application", "expressApplication");
const request = later("node/express_request", "expressRequest");
const response = later("node/express_response", "expressResponse");
const Route = later("node/express_route", "expressRoute");
const Router = later("node/express_router", "expressRouter");
const queryOf = later("node/express_query", "expressQueryOf");
const { json, raw, text, urlencoded } =
  later("node/express_body", "expressBody");
const serveStatic = later("node/express_static", "expressStatic");

// Gives `object` what `from` has and it has not.
function mixIn(object, from) {
  for (const name of Object.getOwnPropertyNames(from)) {
    if (Object.hasOwn(object, name)) continue;
    Object.defineProperty(object, name,
                          Object.getOwnPropertyDescriptor(from, name));
  }
}

// The prototype of the requests, or answers, of one application.
function prototypeFor(app, proto) {
  return Object.create(proto, {
    app: { configurable: true, enumerable: true, writable: true, value: app },
  });
}

// An application is a function for http.createServer().
function createApplication() {
  const app = function (req, res, next) {
    app.handle(req, res, next);
  };
  mixIn(app, EventEmitter.prototype);
  mixIn(app, application);
  app.request = prototypeFor(app, request);
  app.response = prototypeFor(app, response);
  app.init();
  return app;
}

Object.assign(createApplication, {
  application, request, response, Route, Router, json, query: queryOf, raw,
  static: serveStatic, text, urlencoded,
});

// What express had before version 4, and is a package of its own since.
const moved = (
  "bodyParser compress cookieSession session logger cookieParser favicon " +
  "responseTime errorHandler timeout methodOverride vhost csrf directory " +
  "limit multipart staticCache").split(" ");

for (const name of moved) {
  Object.defineProperty(createApplication, name, {
    configurable: true,
    get() {
      throw new Error(
        `Most middleware (like ${name}) is no longer bundled with Express ` +
        "and must be installed separately. Please see " +
        "https://github.com/senchalabs/connect#middleware.");
    },
  });
}

%export("node:express", createApplication);
