// express_vary.js: the header Vary, which names what an answer depends on.

function namesIn(text) {
  return text.split(",").map((name) => name.trim());
}

// `header` with the names that it has not yet; "*" is all of them.
function withNames(header, names) {
  const known = namesIn(header.toLowerCase());
  if (names.includes("*") || known.includes("*")) return "*";
  let text = header;
  for (const name of names) {
    const small = name.toLowerCase();
    if (known.includes(small)) continue;
    known.push(small);
    text = text ? `${text}, ${name}` : name;
  }
  return text;
}

// Adds names, a list or a text with commas, to the answer's Vary.
function addVary(res, field) {
  const names = Array.isArray(field) ? field : namesIn(String(field));
  for (const name of names) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      throw new TypeError("field argument contains an invalid header name");
    }
  }
  const before = res.getHeader("Vary") || "";
  const text = withNames(Array.isArray(before) ? before.join(", ")
                                               : String(before), names);
  if (text) res.setHeader("Vary", text);
}

%export("expressVary", addVary);
