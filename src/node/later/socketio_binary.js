// socketio_binary.js: bytes inside of an event. JSON cannot hold them; so they
// are taken out and sent behind the text, one after the other, and where they
// were stands {"_placeholder":true,"num":0}.

const later = %import("later");
const { isBinary } = later("node/engineio_platform", "engineioPlatform");

const { isArray } = Array;
const isObject = (value) => typeof value === "object" && value !== null;
const hasToJson = (value) => typeof value.toJSON === "function";

// True where bytes are anywhere inside.
function hasBinary(value, isFromJson = false) {
  if (!isObject(value)) return false;
  if (isArray(value)) return value.some((part) => hasBinary(part));
  if (isBinary(value)) return true;
  if (!isFromJson && hasToJson(value)) return hasBinary(value.toJSON(), true);
  return Object.keys(value).some((name) => hasBinary(value[name]));
}

// A copy without the bytes, which are put into the list `attachments`.
function takeOut(value, attachments, isFromJson = false) {
  if (!isObject(value)) return value;
  if (isBinary(value)) {
    attachments.push(value);
    return { _placeholder: true, num: attachments.length - 1 };
  }
  if (isArray(value)) return value.map((part) => takeOut(part, attachments));
  if (value instanceof Date) return value;
  if (!isFromJson && hasToJson(value)) {
    return takeOut(value.toJSON(), attachments, true);
  }
  const copy = {};
  for (const name of Object.keys(value)) {
    copy[name] = takeOut(value[name], attachments);
  }
  return copy;
}

// Puts the bytes back into a value that JSON.parse has made.
function putBack(value, attachments) {
  if (!isObject(value)) return value;
  if (value._placeholder === true) {
    const { num } = value;
    if (typeof num === "number" && num >= 0 && num < attachments.length) {
      return attachments[num];
    }
    throw new Error("illegal attachments");
  }
  for (const name of Object.keys(value)) {
    value[name] = putBack(value[name], attachments);
  }
  return value;
}

%export("socketioBinary", { hasBinary, takeOut, putBack });
