// net_address.js: IP addresses, ports, and the errors of connections.
//
// Exported: netAddress {isIP, isIPv4, isIPv6, familyOf, toPort, systemFault,
// addressFault, lookupFault}

const later = %import("later");
const nodeError = %import("nodeError");
const received = %import("received");
const { Error, RangeError, Number, regexpExec, text } = %import("originals");
const { systemError } = later("node/system_errors", "systemErrors");

const { isInteger } = Number;
const EACCES = 13;
const { trim } = text;

// --- addresses --------------------------------------------------------------

const byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])";
const four = new RegExp(`^(?:${byte}\\.){3}${byte}$`);
const word = /^[0-9a-fA-F]{1,4}$/;
const zone = /^[0-9a-zA-Z\-.:]+$/;

function isIPv4(value) {
  return %call(regexpExec, four, `${value}`) !== null;
}

// How many of the eight words of an address a part of it stands for: words
// between colons, and at the very end perhaps an IPv4 address. -1: it is none.
function countWords(part, mayEndInFour) {
  if (part === "") return 0;
  const words = %splitText(part, ":", 4294967295);
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    const isLast = i === words.length - 1;
    if (%call(regexpExec, word, words[i]) !== null) count++;
    else if (isLast && mayEndInFour && isIPv4(words[i])) count += 2;
    else return -1;
  }
  return count;
}

// RFC 4291, 2.2: eight words; "::" once, for as many as are missing.
function isIPv6(value) {
  let address = `${value}`;
  const percent = %textFind(address, "%", 0);
  if (percent >= 0) {
    const name = %textCut(address, percent + 1, address.length);
    if (%call(regexpExec, zone, name) === null) return false;
    address = %textCut(address, 0, percent);
  }
  const gap = %textFind(address, "::", 0);
  if (gap < 0) return countWords(address, true) === 8;
  const before = countWords(%textCut(address, 0, gap), false);
  const behind = countWords(%textCut(address, gap + 2, address.length), true);
  return before >= 0 && behind >= 0 && before + behind < 8;
}

function isIP(value) {
  if (isIPv4(value)) return 4;
  return isIPv6(value) ? 6 : 0;
}

// "IPv4" or "IPv6", as an address is of.
function familyOf(address) {
  return isIPv4(address) ? "IPv4" : "IPv6";
}

// --- ports ------------------------------------------------------------------

// The number of a port; `allowZero` where any port may be asked for.
function toPort(port, name = "Port", allowZero = true) {
  const isText = typeof port === "string" && %call(trim, port) !== "";
  const number = isText ? %toNumber(port) : port;
  if (typeof number !== "number" || !isInteger(number) || number < 0 ||
      number > 65535 || (number === 0 && !allowZero)) {
    const operator = allowZero ? ">=" : ">";
    throw nodeError(RangeError, "ERR_SOCKET_BAD_PORT",
                    `${name} should be ${operator} 0 and < 65536. Received ` +
                    `${received(port)}.`);
  }
  return number | 0;
}

// --- errors -----------------------------------------------------------------

// What Node says of an error that came from its own inside.
function withFrame(error, frame) {
  %define(error, "stack", `${error.stack}\n    at ${frame}`, 5);
  return error;
}

// "read ECONNRESET": `errno` is positive.
function systemFault(errno, call, frame) {
  const [code] = systemError(-errno) ?? [`E${errno}`];
  const error = withFrame(new Error(`${call} ${code}`), frame);
  error.errno = -errno;
  error.code = code;
  error.syscall = call;
  return error;
}

const CONFINED = 10013; // ours: an option of Loopline's forbids it
const advice = {
  __proto__: null,
  connect: "Loopline connects to this computer only, unless --allow-net is " +
           "given",
  listen: "Loopline listens on this computer only, unless --listen=",
  getaddrinfo: "Loopline asks nobody, unless --allow-net is given",
};

const noDescriptors = [23, 24]; // ENFILE, EMFILE

// What an error of that number says of the option; EACCES stands for it. For
// want of a descriptor Node names the socket's own end, which it has not got.
function adviceOf(errno, call, address) {
  if (call === "connect" && noDescriptors.includes(errno)) {
    return " - Local (undefined:undefined)";
  }
  if (errno !== CONFINED) return "";
  return call === "listen" ? ` (${advice.listen}${address} is given)`
                           : ` (${advice[call]})`;
}

// The same with an address: "connect ECONNREFUSED 127.0.0.1:1" and
// "listen EADDRINUSE: address already in use :::1".
function addressFault(number, call, address, port, frame) {
  const errno = number === CONFINED ? EACCES : number;
  const [code, text] = systemError(-errno) ?? [`E${errno}`, "it failed"];
  const why = call === "listen" ? `${code}: ${text}` : code;
  const error =
    withFrame(new Error(`${call} ${why} ${address}:${port}` +
                        adviceOf(number, call, address)), frame);
  if (call !== "listen") error.errno = -errno; // as Node shows them
  error.code = code;
  error.errno = -errno;
  error.syscall = call;
  error.address = address;
  error.port = port;
  return error;
}

function lookupFault(host, errno) {
  const error = withFrame(
    new Error(`getaddrinfo ENOTFOUND ${host}` +
              adviceOf(errno, "getaddrinfo", host)),
    "GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:120:26)");
  error.errno = -3008;
  error.code = "ENOTFOUND";
  error.syscall = "getaddrinfo";
  error.hostname = host;
  return error;
}

%export("netAddress", {
  __proto__: null, isIP, isIPv4, isIPv6, familyOf, toPort, systemFault,
  addressFault, lookupFault,
});
