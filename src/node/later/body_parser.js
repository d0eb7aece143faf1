// body_parser.js: require("body-parser"): the functions that express has too.

const later = %import("later");
const parsers = later("node/express_body", "expressBody");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("body-parser");

// The way of express 3: JSON and forms at once.
function bodyParser(options) {
  deprecated("bodyParser: use individual json/urlencoded middlewares");
  const given = { ...options, type: undefined };
  const json = parsers.json(given);
  const urlencoded = parsers.urlencoded(given);
  return function bodyParser(req, res, next) {
    json(req, res, (error) => {
      if (error) next(error);
      else urlencoded(req, res, next);
    });
  };
}

%export("node:body-parser", Object.assign(bodyParser, parsers));
