globalThis.counted = (globalThis.counted ?? 0) + 1;
module.exports = { count: globalThis.counted };
