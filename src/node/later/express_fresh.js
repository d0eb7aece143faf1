// express_fresh.js: what spares an answer: entity tags, "not modified", and
// ranges of bytes.

const coreModule = %import("coreModule");
const crypto = coreModule("crypto");

// --- entity tags ---------------------------------------------------------

// Length and SHA-1 of a body: it changes when the body does.
function entityTag(bytes) {
  const hash = crypto.createHash("sha1").update(bytes).digest("base64");
  return `"${bytes.length.toString(16)}-${hash.slice(0, 27)}"`;
}

// Size and time of a file, which is cheaper, and so only a weak promise.
function fileTag(stat) {
  const time = stat.mtime.getTime().toString(16);
  return `W/"${stat.size.toString(16)}-${time}"`;
}

// A weak tag and a strong one of the same text are the same here.
function isSameTag(a, b) {
  return a === b || a === `W/${b}` || `W/${a}` === b;
}

function tagsIn(header) {
  return header.split(",").map((tag) => tag.trim());
}

// --- conditional requests ------------------------------------------------

// Milliseconds; NaN where the header is not there or no date.
function dateOf(header) {
  return header ? Date.parse(header) : NaN;
}

// Does what the client has still hold? `have`: the answer's own headers.
function isFresh(headers, have) {
  const since = headers["if-modified-since"];
  const tags = headers["if-none-match"];
  if (!since && !tags) return false;
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers["cache-control"] ?? "")) {
    return false;
  }
  if (tags && tags !== "*") {
    const { etag } = have;
    if (!etag || !tagsIn(tags).some((tag) => isSameTag(tag, etag))) {
      return false;
    }
  }
  return !since || dateOf(have["last-modified"]) <= dateOf(since);
}

// If-Match and If-Unmodified-Since: only if nobody changed it meanwhile.
function isPreconditionFailed(headers, have) {
  const tags = headers["if-match"];
  const { etag } = have;
  if (tags) {
    return !etag || (tags !== "*" &&
                     !tagsIn(tags).some((tag) => isSameTag(tag, etag)));
  }
  const limit = dateOf(headers["if-unmodified-since"]);
  return !Number.isNaN(limit) && !(dateOf(have["last-modified"]) <= limit);
}

// If-Range: the rest of the same file, or else all of the new one.
function isRangeFresh(headers, have) {
  const condition = headers["if-range"];
  if (!condition) return true;
  if (condition.includes('"')) {
    return Boolean(have.etag && condition.includes(have.etag));
  }
  return dateOf(have["last-modified"]) <= dateOf(condition);
}

// --- ranges --------------------------------------------------------------

// {start, end} of "0-99", "100-" or "-50"; undefined where nothing is in it.
function oneRange(text, size) {
  const [from, to] = text.split("-");
  let start = parseInt(from, 10);
  let end = parseInt(to, 10);
  if (Number.isNaN(start)) {
    start = size - end;
    end = size - 1;
  } else if (Number.isNaN(end) || end > size - 1) {
    end = size - 1;
  }
  return start <= end && start >= 0 ? { start, end } : undefined;
}

// Ranges that touch become one; the order is that of the first of them.
function combine(ranges) {
  const sorted = ranges.map((range, index) => ({ ...range, index }))
    .sort((a, b) => a.start - b.start);
  const joined = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end + 1) {
      joined.push(range);
    } else if (range.end > last.end) {
      last.end = range.end;
      last.index = Math.min(last.index, range.index);
    }
  }
  return joined.sort((a, b) => a.index - b.index)
    .map(({ start, end }) => ({ start, end }));
}

// The ranges of a header "bytes=0-99,200-", with the unit as `type`; -1 where
// none can be had, -2 where the header is none.
function parseRange(size, header, options) {
  const at = header.indexOf("=");
  if (at < 0) return -2;
  const ranges = header.slice(at + 1).split(",")
    .map((text) => oneRange(text, size)).filter((range) => range);
  if (ranges.length === 0) return -1;
  const list = options?.combine ? combine(ranges) : ranges;
  list.type = header.slice(0, at);
  return list;
}

%export("expressFresh", { entityTag, fileTag, isFresh, isPreconditionFailed,
                          isRangeFresh, parseRange });
