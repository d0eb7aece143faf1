// url_domain.js: text of any letters as letters, digits and "-" (RFC 3492), and
// names of hosts that are written so (UTS #46, as URLs use it).
//
// The mapping of characters is that of normal form KC and lower case, and what
// is not assigned is refused; the rules for joiners and for text from right to
// left are not checked.

const { text: { codePointAt, lastIndexOf, normalize, replaceAll, startsWith,
                toLowerCase } } = %import("originals");

const BASE = 36;
const FIRST = 128; // the first character that is not written as it is

// --- RFC 3492 ------------------------------------------------------------

// How many digits the next number needs follows from the last one (6.1).
function adapt(delta, count, isFirst) {
  let rest = %floor(isFirst ? delta / 700 : delta / 2);
  rest += %floor(rest / count);
  let k = 0;
  for (; rest > 455; k += BASE) rest = %floor(rest / 35);
  return k + %floor(36 * rest / (rest + 38));
}

function threshold(k, bias) {
  if (k <= bias) return 1;
  return k >= bias + 26 ? 26 : k - bias;
}

function digitText(digit) {
  return "abcdefghijklmnopqrstuvwxyz0123456789"[digit];
}

function digitOf(c) {
  return %textFind("abcdefghijklmnopqrstuvwxyz0123456789",
                   %call(toLowerCase, c), 0);
}

// A number as digits whose weights follow from `bias`.
function numberText(number, bias) {
  let out = "";
  let rest = number;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (rest < t) return out + digitText(rest);
    const digit = t + (rest - t) % (BASE - t);
    out += digitText(digit);
    rest = (rest - digit) / (BASE - t);
  }
}

function pointsOf(text) {
  const points = [];
  for (let i = 0; i < text.length; i++) {
    const point = %call(codePointAt, text, i);
    %push(points, point);
    if (point > 0xffff) i++;
  }
  return points;
}

function encode(text) {
  const points = pointsOf(text);
  let out = "";
  for (let i = 0; i < points.length; i++) {
    if (points[i] < FIRST) out += %fromPoint(points[i]);
  }
  let done = out.length;
  const plain = done;
  if (plain > 0) out += "-";
  let bias = 72;
  let delta = 0;
  for (let n = FIRST; done < points.length; n++) {
    // The smallest character that is still to come.
    let next = 0x110000;
    for (let i = 0; i < points.length; i++) {
      if (points[i] >= n && points[i] < next) next = points[i];
    }
    delta += (next - n) * (done + 1);
    n = next;
    for (let i = 0; i < points.length; i++) {
      if (points[i] < n) delta++;
      if (points[i] === n) {
        out += numberText(delta, bias);
        bias = adapt(delta, done + 1, done === plain);
        delta = 0;
        done++;
      }
    }
    delta++;
  }
  return out;
}

// Puts a point into the list at a place.
function insert(points, at, point) {
  for (let i = points.length; i > at; i--) points[i] = points[i - 1];
  points[at] = point;
}

// The text, or undefined where it cannot be decoded.
function decode(text) {
  const dash = %call(lastIndexOf, text, "-");
  const points = dash > 0 ? pointsOf(%textCut(text, 0, dash)) : [];
  let n = FIRST;
  let bias = 72;
  let place = 0;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length;) {
    const before = place;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = at < text.length ? digitOf(text[at++]) : -1;
      if (digit < 0) return undefined;
      place += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
      if (place > 2 ** 31) return undefined;
    }
    const count = points.length + 1;
    bias = adapt(place - before, count, before === 0);
    n += %floor(place / count);
    place %= count;
    if (n > 0x10ffff) return undefined;
    insert(points, place, n);
    place++;
  }
  let out = "";
  for (let i = 0; i < points.length; i++) out += %fromPoint(points[i]);
  return out;
}

// --- names of hosts ------------------------------------------------------

function isAscii(text) {
  for (let i = 0; i < text.length; i++) if (text[i] > "\x7f") return false;
  return true;
}

function mapped(text) {
  const kept = %idnaKept(text);
  const lower = %call(toLowerCase, %call(normalize, kept, "NFKC"));
  return %call(replaceAll, %call(normalize, lower, "NFKC"), "\u3002", ".");
}

// "xn--..." of a label, or undefined where it may not be one.
function labelToAscii(label) {
  if (%call(startsWith, label, "xn--")) {
    const text = isAscii(label) ? decode(%textCut(label, 4)) : undefined;
    const isGood = text !== undefined && !isAscii(text) &&
                   mapped(text) === text && %idnaValid(text);
    return isGood ? label : undefined;
  }
  if (isAscii(label)) return label;
  return %idnaValid(label) ? `xn--${encode(label)}` : undefined;
}

function mapLabels(domain, change) {
  const labels = %splitText(domain, ".", 4294967295);
  for (let i = 0; i < labels.length; i++) {
    const label = change(labels[i]);
    if (label === undefined) return undefined;
    labels[i] = label;
  }
  return %textJoin(labels, ".");
}

// Undefined where it is no name.
function domainToAscii(domain) {
  return mapLabels(isAscii(domain) ? %call(toLowerCase, domain)
                                   : mapped(domain), labelToAscii);
}

function domainToUnicode(domain) {
  return mapLabels(domain, (label) =>
    %call(startsWith, label, "xn--") ? decode(%textCut(label, 4)) ?? label
                                     : label);
}

%export("domainToAscii", domainToAscii);
%export("domainToUnicode", domainToUnicode);
