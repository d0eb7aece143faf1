// Blob and File.
const { Blob: B, File: F } = require('buffer');
console.log(B === Blob, F === (globalThis.File ?? F));
(async () => {
  const blob = new Blob(['hello ', new Uint8Array([119, 111]), Buffer.from('rld'), new Blob(['!']), 5, new Uint16Array([0x4141]).buffer], { type: 'Text/Plain' });
  console.log(blob, blob.size, blob.type, await blob.text(), String(blob));
  console.log(await blob.arrayBuffer(), await blob.slice(2, 5).text(), await blob.slice(-3).text(), await blob.slice(4, 2).text(), blob.slice(0, 3, 'A/B').type);
  console.log(new Blob(), new Blob([], { type: 'bad\u0000type' }).type, await new Blob(['a\r\nb\nc'], { endings: 'native' }).text());
  console.log(Object.keys(Blob.prototype), Object.prototype.toString.call(blob), { nested: { blob } });
  const data = new Uint8Array([1, 2]); const copied = new Blob([data]); data[0] = 9; console.log(new Uint8Array(await copied.arrayBuffer()));
  const file = new F(['x'], 'name.txt', { type: 'text/plain', lastModified: 12 });
  console.log(file, file instanceof Blob, file.name, file.lastModified, await file.text(), file.slice(0) instanceof F);
  for (const bad of [() => new Blob(5), () => new Blob('text'), () => new Blob(null), () => new Blob([], 5), () => new Blob([], { endings: 'x' }), () => new F(['x']), () => Object.getOwnPropertyDescriptor(Blob.prototype, 'size').get.call({}), () => Blob()]) { try { bad(); } catch (e) { console.log(e.name, e.code, e.message); } }
})();
const b = new Blob(['1', '2']);
b.text().then((t) => console.log('text', t)); b.arrayBuffer().then((a) => console.log('buffer', a.byteLength));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4)).then(() => console.log(5)).then(() => console.log(6));
