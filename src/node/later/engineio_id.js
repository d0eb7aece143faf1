// engineio_id.js: names for sessions that nobody can guess: 15 random bytes as
// 20 characters that need no escape in a URL.

const { randomBytes } = %import("coreModule")("crypto");

let count = 0;

// The last four bytes are a counter, so that no two are ever the same.
%export("engineNewId", () => {
  const bytes = randomBytes(15);
  count = (count + 1) | 0;
  bytes.writeInt32BE(count, 11);
  return bytes.toString("base64url");
});
