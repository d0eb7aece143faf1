// express_types.js: media types: which one a file's ending means, what stands
// in a Content-Type, and whether a type is one of those wanted.

// The endings of each type, the usual ones.
const endings = {
  "application/atom+xml": "atom",
  "application/epub+zip": "epub",
  "application/gzip": "gz",
  "application/java-archive": "jar",
  "application/javascript": "js mjs",
  "application/json": "json map",
  "application/json5": "json5",
  "application/ld+json": "jsonld",
  "application/manifest+json": "webmanifest",
  "application/msword": "doc",
  "application/octet-stream": "bin exe dmg iso deb",
  "application/pdf": "pdf",
  "application/postscript": "ai eps ps",
  "application/rdf+xml": "rdf",
  "application/rss+xml": "rss",
  "application/rtf": "rtf",
  "application/vnd.android.package-archive": "apk",
  "application/vnd.apple.mpegurl": "m3u8",
  "application/vnd.ms-excel": "xls",
  "application/vnd.ms-fontobject": "eot",
  "application/vnd.ms-powerpoint": "ppt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation":
    "pptx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
    "docx",
  "application/wasm": "wasm",
  "application/x-7z-compressed": "7z",
  "application/x-bzip2": "bz2",
  "application/x-httpd-php": "php",
  "application/x-rar-compressed": "rar",
  "application/x-sh": "sh",
  "application/x-sql": "sql",
  "application/x-tar": "tar",
  "application/x-x509-ca-cert": "crt pem",
  "application/x-xz": "xz",
  "application/xhtml+xml": "xhtml",
  "application/xml": "xml xsl xsd",
  "application/xml-dtd": "dtd",
  "application/zip": "zip",
  "audio/midi": "mid midi",
  "audio/mp4": "m4a",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg oga",
  "audio/wav": "wav",
  "audio/webm": "weba",
  "audio/x-aac": "aac",
  "audio/x-flac": "flac",
  "font/otf": "otf",
  "font/ttf": "ttf",
  "font/woff": "woff",
  "font/woff2": "woff2",
  "image/apng": "apng",
  "image/bmp": "bmp",
  "image/gif": "gif",
  "image/jpeg": "jpg jpeg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/tiff": "tiff tif",
  "image/vnd.adobe.photoshop": "psd",
  "image/webp": "webp",
  "image/x-icon": "ico",
  "model/gltf+json": "gltf",
  "model/gltf-binary": "glb",
  "text/cache-manifest": "manifest appcache",
  "text/calendar": "ics",
  "text/coffeescript": "coffee litcoffee",
  "text/css": "css",
  "text/csv": "csv",
  "text/html": "html htm",
  "text/jsx": "jsx",
  "text/less": "less",
  "text/markdown": "md markdown",
  "text/plain": "txt text ini conf log def list in",
  "text/richtext": "rtx",
  "text/tab-separated-values": "tsv",
  "text/vtt": "vtt",
  "text/x-c": "c h cc cpp",
  "text/x-handlebars-template": "hbs",
  "text/x-java-source": "java",
  "text/x-lua": "lua",
  "text/x-sass": "sass",
  "text/x-scss": "scss",
  "text/x-vcard": "vcf",
  "text/yaml": "yaml yml",
  "video/3gpp": "3gp",
  "video/mp2t": "ts",
  "video/mp4": "mp4",
  "video/mpeg": "mpeg mpg",
  "video/ogg": "ogv",
  "video/quicktime": "mov",
  "video/webm": "webm",
  "video/x-m4v": "m4v",
  "video/x-matroska": "mkv",
  "video/x-msvideo": "avi",
};

const types = { __proto__: null }; // ending -> type

for (const type of Object.keys(endings)) {
  for (const ending of endings[type].split(" ")) types[ending] = type;
}

// The type of "html", ".html" or "a/b.html"; undefined where it is not known.
function knownType(name) {
  return types[name.slice(name.search(/[^./\\]*$/)).toLowerCase()];
}

function typeOf(name) {
  return knownType(name) ?? "application/octet-stream";
}

// What is text is UTF-8.
function charsetOf(type) {
  return /^text\/|^application\/(javascript|json)/.test(type) ? "UTF-8"
                                                              : undefined;
}

// --- Content-Type --------------------------------------------------------

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const typeForm = new RegExp(`^${token}/${token}$`);
const parameter = new RegExp(
  `;[ \\t]*(${token})[ \\t]*=[ \\t]*("(?:[^"\\\\]|\\\\.)*"|${token})[ \\t]*`,
  "y");

// {type, parameters}; undefined where the text is no type.
function parseType(text) {
  const semicolon = text.indexOf(";");
  let at = semicolon < 0 ? text.length : semicolon;
  const type = text.slice(0, at).trim().toLowerCase();
  if (!typeForm.test(type)) return undefined;
  const parameters = { __proto__: null };
  while (at < text.length) {
    parameter.lastIndex = at;
    const found = parameter.exec(text);
    if (found === null) return undefined;
    const [whole, name, value] = found;
    parameters[name.toLowerCase()] = value[0] === '"'
      ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
    at += whole.length;
  }
  return { type, parameters };
}

const tokenForm = new RegExp(`^${token}$`);

function formatType({ type, parameters }) {
  let text = type;
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name];
    const shown = tokenForm.test(value)
      ? value : `"${value.replace(/([\\"])/g, "\\$1")}"`;
    text += `; ${name}=${shown}`;
  }
  return text;
}

// The type with that charset in place of the one that it had.
function withCharset(text, charset) {
  const parsed = parseType(text);
  if (parsed === undefined) throw new TypeError("invalid media type");
  parsed.parameters.charset = charset;
  return formatType(parsed);
}

// In small letters; "" where the request names none.
function charsetOfRequest(req) {
  const parsed = parseType(req.headers["content-type"] ?? "");
  return (parsed?.parameters.charset ?? "").toLowerCase();
}

// "text/html" of "html", and of "text/html;level=1".
function normalType(type) {
  return type.includes("/") ? type.split(/ *; */)[0] : typeOf(type);
}

// --- is the body of such a type? -----------------------------------------

function hasBody(req) {
  return req.headers["transfer-encoding"] !== undefined ||
         !Number.isNaN(Number(req.headers["content-length"]));
}

// "json", "urlencoded", "+json" and "text/*" as patterns of types.
function patternOf(type) {
  if (typeof type !== "string") return undefined;
  if (type === "urlencoded") return "application/x-www-form-urlencoded";
  if (type === "multipart") return "multipart/*";
  if (type[0] === "+") return `*/*${type}`;
  return type.includes("/") ? type : knownType(type);
}

function fits(pattern, type) {
  if (pattern === undefined) return false;
  const [wanted, wantedSub, more] = pattern.split("/");
  const [main, sub] = type.split("/");
  if (wantedSub === undefined || more !== undefined) return false;
  if (wanted !== "*" && wanted !== main) return false;
  return wantedSub.startsWith("*+") ? sub.endsWith(wantedSub.slice(1))
                                    : wantedSub === "*" || wantedSub === sub;
}

// The first of the wanted types that the body has, else false; null: there is
// no body. Where the wanted type has a star, the body's own type.
function bodyIs(req, wanted) {
  if (!hasBody(req)) return null;
  const type = parseType(req.headers["content-type"] ?? "")?.type;
  if (type === undefined) return false;
  if (wanted.length === 0) return type;
  const found = wanted.find((each) => fits(patternOf(each), type));
  if (found === undefined) return false;
  return found[0] === "+" || found.includes("*") ? type : found;
}

%export("expressTypes", { knownType, typeOf, charsetOf, withCharset,
                          charsetOfRequest, normalType, hasBody, bodyIs });
