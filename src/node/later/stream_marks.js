// stream_marks.js: high water marks. A stream that holds as much as its mark
// says asks its source to wait. It is a count of bytes (of text: of units), in
// object mode of objects; and no limit: who goes on is not stopped.

const { validateInteger } = %import("later")("node/validators", "validators");
const valueError = %import("valueError");
const { Math } = %import("originals");
const { floor } = Math;

const USUAL = 16 * 1024;
let markOfBytes = USUAL;
let markOfObjects = 16;

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? markOfObjects : markOfBytes;
}

function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, "value", 0);
  if (objectMode) markOfObjects = value;
  else markOfBytes = value;
}

// The mark that options ask for. `own` is the name of the one that a duplex
// has for each of its sides, undefined for other streams.
function markOf(options, own, objectMode) {
  const isDuplex = own !== undefined;
  const asked = options?.highWaterMark ??
                (isDuplex ? options?.[own] : undefined);
  if (asked === undefined || asked === null) {
    return getDefaultHighWaterMark(objectMode);
  }
  if (typeof asked !== "number" || floor(asked) !== asked || asked < 0 ||
      asked - asked !== 0) {
    throw valueError(isDuplex ? `options.${own}` : "options.highWaterMark",
                     asked);
  }
  return asked;
}

%export("streamMarks", {
  __proto__: null,
  getDefaultHighWaterMark,
  setDefaultHighWaterMark,
  markOf,
  USUAL,
});
