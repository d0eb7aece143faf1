// express_disposition.js: the header Content-Disposition, by which a browser
// saves an answer as a file.

const coreModule = %import("coreModule");
const { basename } = coreModule("path");

function quoted(text) {
  return `"${text.replace(/([\\"])/g, "\\$1")}"`;
}

// A name in UTF-8: only letters, digits and a few signs stay as they are.
function extended(text) {
  const encoded = encodeURIComponent(text).replace(
    /['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `UTF-8''${encoded}`;
}

// "attachment", with the name of the file where there is one. A name that is
// not Latin-1 is given twice: once for browsers that know only Latin-1.
function contentDisposition(filename) {
  if (filename === undefined) return "attachment";
  if (typeof filename !== "string") {
    throw new TypeError("filename must be a string");
  }
  const name = basename(filename);
  const plain = name.replace(/[^\x20-\x7e\xa0-\xff]/g, "?");
  const isPlain = /^[\x20-\x7e\x80-\xff]+$/.test(name);
  const shown = isPlain || plain !== name
    ? `; filename=${quoted(plain === name ? name : plain)}` : "";
  const needsMore = plain !== name || !isPlain || /%[0-9a-f]{2}/i.test(name);
  return `attachment${shown}${needsMore ? `; filename*=${extended(name)}`
                                         : ""}`;
}

%export("contentDisposition", contentDisposition);
