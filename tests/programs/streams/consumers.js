// stream/consumers.
const { text, json, buffer, arrayBuffer } = require('stream/consumers');
const { Readable } = require('stream');
const bytes = Buffer.from('{"한글":[1,2]}');
const make = () => Readable.from([bytes.subarray(0, 4), bytes.subarray(4)]);
(async () => {
  console.log(await text(make()), await json(make()), await buffer(make()), await arrayBuffer(make()));
  console.log(await text(Readable.from(['a', 'b'])), await buffer(Readable.from([])));
  try { await json(Readable.from(['{'])); } catch (e) { console.log(e.name, e.message); }
  try { const r = new Readable({ read() { this.destroy(new Error('cut')); } }); await text(r); } catch (e) { console.log(e.message); }
})();
