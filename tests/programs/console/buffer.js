const b = Buffer.from('안녕');
console.log(b, b.length, b.toString(), String(b), `${b}`);
console.log([Buffer.from('hi')], { b: Buffer.from('') });
console.log(Buffer.from([1, 2, 255, 256]), b[0]);
console.log(Buffer.from('a'.repeat(60)));
