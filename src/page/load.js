// load.js: the text behind an address: a file of the project, or what a server
// answers.

function complain(url, why) {
  %consoleWrite(2, `Failed to load resource: ${why} (${url})\n`);
}

function pathOf(url) {
  return decode(url.pathname);
}
const decode = decodeURIComponent;

// Calls back with {url, text}, or {url, error}.
function loadText(url, what, done) {
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
    const text = %moduleRead(pathOf(url));
    if (typeof text === "string") {
      done({ url: url.href, text });
    } else {
      complain(url.href, "net::ERR_FILE_NOT_FOUND");
      done({ url: url.href, error: text });
    }
  } else {
    %import("loadRemote")(url, what, done);
  }
}

%export("loadText", loadText);
