// base64.js: btoa and atob (HTML, 8.3).

const later = %import("later");
const nodeError = %import("nodeError");
const { TypeError } = %import("originals");

function needsInput(count) {
  if (count === 0) {
    throw nodeError(TypeError, "ERR_MISSING_ARGS",
                    'The "input" argument must be specified');
  }
}

function invalidCharacter(message) {
  const DOMException = later("node/dom_exception", "DOMException");
  return new DOMException(message, "InvalidCharacterError");
}

// Text of bytes below 256 to Base64, and back.
function btoa(input) {
  needsInput(arguments.length);
  const text = `${input}`;
  for (let i = 0; i < text.length; i++) {
    if (text[i] > "\xff") throw invalidCharacter("Invalid character");
  }
  return %bufferToString(%bufferFrom(text, "latin1"), "base64");
}

// Without spaces it must be Base64, and its "=" may be left out.
function atob(input) {
  needsInput(arguments.length);
  const text = `${input}`;
  let count = 0;
  let padding = 0;
  for (let i = 0; i < text.length; i++) {
    if (%textFind("\t\n\f\r ", text[i], 0) >= 0) continue;
    count++;
    if (text[i] === "=") {
      padding++;
    } else if (padding > 0 || !isBase64(text[i])) {
      throw invalidCharacter("Invalid character");
    }
  }
  if (padding > 0 ? padding > 2 || count % 4 !== 0 : count % 4 === 1) {
    throw padding > 0
      ? invalidCharacter("Invalid character")
      : invalidCharacter("The string to be decoded is not correctly encoded.");
  }
  return %bufferToString(%bufferFrom(text, "base64"), "latin1");
}

function isBase64(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") ||
         (c >= "0" && c <= "9") || c === "+" || c === "/";
}

%export("btoa", btoa);
%export("atob", atob);
