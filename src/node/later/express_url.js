// express_url.js: the parts of a request's URL, and texts made safe for a URL
// or for HTML.

const coreModule = %import("coreModule");
const url = coreModule("url");

// A path with its query needs no parser; anything else is url.parse()'s.
function readPath(text) {
  if (text[0] !== "/" || /[\t\n\f\r #\u00a0\ufeff]/.test(text)) {
    return url.parse(text);
  }
  const parts = new url.Url();
  const mark = text.indexOf("?");
  parts.path = parts.href = text;
  parts.pathname = mark < 0 ? text : text.slice(0, mark);
  if (mark >= 0) {
    parts.search = text.slice(mark);
    parts.query = text.slice(mark + 1);
  }
  return parts;
}

// The parts are kept with the request until its url is another one.
function partsOf(req, text, keptAs) {
  const kept = req[keptAs];
  if (kept && kept._raw === text) return kept;
  const parts = readPath(text);
  parts._raw = text;
  req[keptAs] = parts;
  return parts;
}

// What is left of the URL for this router; undefined where there is none.
function parseUrl(req) {
  return req.url === undefined ? undefined
                               : partsOf(req, req.url, "_parsedUrl");
}

// The URL as it came over the wire, whatever the routers cut off since.
function parseOriginalUrl(req) {
  return typeof req.originalUrl === "string"
    ? partsOf(req, req.originalUrl, "_parsedOriginalUrl")
    : parseUrl(req);
}

// What may not stand in a URL is escaped; what is escaped already stays.
function encodeUrl(text) {
  return String(text).toWellFormed().replace(
    /[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]+|%(?![0-9a-f]{2})/gi,
    encodeURI);
}

const entities = { '"': "&quot;", "&": "&amp;", "'": "&#39;", "<": "&lt;",
                   ">": "&gt;" };

function escapeHtml(text) {
  return String(text).replace(/["&'<>]/g, (letter) => entities[letter]);
}

// The page with which express answers what went wrong, or leads elsewhere.
function htmlPage(title, text) {
  const lines = [
    "<!DOCTYPE html>", '<html lang="en">', "<head>",
    '<meta charset="utf-8">', `<title>${title}</title>`, "</head>",
    "<body>", `<pre>${text}</pre>`, "</body>", "</html>", "",
  ];
  return lines.join("\n");
}

%export("expressUrl",
        { parseUrl, parseOriginalUrl, encodeUrl, escapeHtml, htmlPage });
