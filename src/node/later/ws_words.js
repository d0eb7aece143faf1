// ws_words.js: small things that the files of ws share.
//
// Exported: wsWords {refuse, withFrame, isToken}

const { Error } = %import("originals");

function refuse(what) {
  throw new Error(`${what} is not supported by Loopline yet`);
}

// An error that came from the inside of Node, or of ws, says so in its stack.
function withFrame(error, frame) {
  %define(error, "stack", `${error.stack}\n    at ${frame}`, 5);
  return error;
}

const marks = "!#$%&'*+-.^_`|~";

// Is it a token (RFC 9110, 5.6.2), as a subprotocol must be?
function isToken(text) {
  if (typeof text !== "string" || text === "") return false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (!((c >= "a" && c <= "z") || (c >= "A" && c <= "Z") ||
          (c >= "0" && c <= "9") || %textFind(marks, c, 0) >= 0)) {
      return false;
    }
  }
  return true;
}

%export("wsWords", {
  __proto__: null, refuse, withFrame, isToken,
});
