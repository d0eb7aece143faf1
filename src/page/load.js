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
