// load.js: the text behind an address: a file of the project, or what a server
// answers.

const { scriptText } = %import("pageCharset");

const FILE_BYTES = 1; // enum file_question (machine/event.h)

function complain(url, why) {
  %consoleWrite(2, `Failed to load resource: ${why} (${url})\n`);
}

function pathOf(url) {
  return decode(url.pathname);
}
const decode = decodeURIComponent;

// Calls back with {url, text}, or {url, error}. `charset` is what a script says
// of itself.
function loadText(url, what, done, charset) {
  const read = ({ bytes, type, error, ...found }) => {
    const text = error !== undefined ? undefined
      : scriptText(bytes, type, what === "module", charset, found.url);
    done(text === undefined ? { ...found, error: error ?? "encoding" }
                            : { ...found, text });
  };
  if (url === undefined) {
    done({ url: "", error: "invalid" });
  } else if (url.protocol === "file:" && what === "module") {
    %consoleWrite(
      2, `Access to script at '${url.href}' from origin 'null' has been ` +
         "blocked by CORS policy: Cross origin requests are only supported " +
         "for protocol schemes: chrome, " +
         "chrome-experimental-site-token-provider, chrome-extension, " +
         "chrome-untrusted, data, http, https, isolated-app.\n");
    complain(url.href, "net::ERR_FAILED");
    done({ url: url.href, error: "blocked" });
  } else if (url.protocol === "file:") {
    const bytes = %fileAsk(pathOf(url), FILE_BYTES);
    if (%isObject(bytes)) {
      read({ url: url.href, bytes });
    } else {
      complain(url.href, "net::ERR_FILE_NOT_FOUND");
      done({ url: url.href, error: bytes });
    }
  } else {
    %import("loadRemote")(url, what, read);
  }
}

%export("loadText", loadText);
