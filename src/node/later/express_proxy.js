// express_proxy.js: from where a request came, when proxies stand between:
// each adds the address that it saw to X-Forwarded-For, and only those are
// believed whom the program trusts.

const coreModule = %import("coreModule");
const { isIP } = coreModule("net");

// Names for ranges of addresses.
const ranges = {
  __proto__: null,
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  loopback: ["127.0.0.1/8", "::1/128"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

// --- addresses as numbers ------------------------------------------------

const MAPPED = 0xffffn << 32n; // ::ffff:0:0, in front of an IPv4 address

function numberOfFour(text) {
  return text.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

// The eight parts of an IPv6 address, of which "::" leaves out those of zeros.
function numberOfSix(text) {
  const four = /[^:]*\.[^:]*$/.exec(text);
  if (four !== null) {
    const low = numberOfFour(four[0]);
    const parts = `${(low >> 16n).toString(16)}:${(low & 65535n).toString(16)}`;
    return numberOfSix(text.slice(0, four.index) + parts);
  }
  const halves = text.split("::")
    .map((half) => (half === "" ? [] : half.split(":")));
  const [high, low = []] = halves;
  const zeros = new Array(8 - high.length - low.length).fill("0");
  return [...high, ...zeros, ...low]
    .reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n);
}

// Every address as one of IPv6; undefined for what is none.
function numberOf(text) {
  const kind = isIP(text ?? "");
  if (kind === 4) return MAPPED | numberOfFour(text);
  return kind === 6 ? numberOfSix(text.split("%")[0]) : undefined;
}

// How many bits of a mask like 255.255.0.0 are set, from the left.
function maskBits(text) {
  const bits = numberOfFour(text).toString(2).padStart(32, "0");
  return /^1*0*$/.test(bits) ? bits.lastIndexOf("1") + 1 : null;
}

// {base, free} of "10.0.0.0/8": the address, and how many bits may differ.
function subnetOf(note) {
  const slash = note.lastIndexOf("/");
  const text = slash < 0 ? note : note.slice(0, slash);
  const number = numberOf(text);
  if (number === undefined) throw new TypeError(`invalid IP address: ${text}`);
  const most = isIP(text) === 4 ? 32 : 128;
  const given = slash < 0 ? String(most) : note.slice(slash + 1);
  const bits = /^[0-9]+$/.test(given) ? parseInt(given, 10)
    : most === 32 && isIP(given) === 4 ? maskBits(given) : null;
  if (bits === null || bits <= 0 || bits > most) {
    throw new TypeError(`invalid range on address: ${note}`);
  }
  const free = BigInt(most - bits);
  return { base: number >> free, free };
}

// trust(address): is it in one of the ranges?
function compileTrust(value) {
  if (typeof value !== "string" && !Array.isArray(value)) {
    throw new TypeError("unsupported trust argument");
  }
  const notes = [].concat(value).flatMap((note) => ranges[note] ?? [note]);
  const subnets = notes.map(subnetOf);
  if (subnets.length === 0) return trustNone;
  return function trust(address) {
    const number = numberOf(address);
    return number !== undefined &&
           subnets.some(({ base, free }) => number >> free === base);
  };
}

function trustNone() {
  return false;
}

// --- the way of a request ------------------------------------------------

// The address of the socket, and behind it those that the proxies wrote, the
// nearest first; cut off behind the first that is not trusted.
function addresses(req, trust) {
  const header = req.headers["x-forwarded-for"] || "";
  const list = header.split(",").map((name) => name.trim())
    .filter((name) => name !== "").reverse();
  list.unshift(req.socket.remoteAddress);
  const end = list.findIndex((address, i) =>
    i < list.length - 1 && !trust(address, i));
  return end < 0 ? list : list.slice(0, end + 1);
}

function trustedAddress(req, trust) {
  return addresses(req, trust).at(-1);
}

%export("expressProxy", { compileTrust, addresses, trustedAddress });
