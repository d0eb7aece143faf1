try { exports.x = 1; } catch (e) { console.log("안에서:", e.message); }
await null;
console.log(__dirname);
