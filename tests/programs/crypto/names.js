// The names by which hashes are known.
const { createHash, getHashes } = require('crypto');
// What Loopline's hashes have not: they are refused by name.
const missing = ['blake2b512', 'blake2s256', 'md5-sha1', 'shake128', 'shake256'];
const names = getHashes().filter((name) => !missing.includes(name));
console.log(names.length);
for (const name of names) console.log(name, createHash(name).update('물결').digest('hex').slice(0, 24));
for (const name of ['SHA256', 'Sha-1', 'RIPEMD', 'nope', '']) { try { console.log(name, createHash(name).update('x').digest('base64')); } catch (e) { console.log(name, e.message); } }
