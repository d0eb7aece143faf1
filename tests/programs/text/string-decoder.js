// StringDecoder: text from bytes that come in pieces.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const {StringDecoder:S}=require("string_decoder");
t(() => new S("x"));
t(() => new S("ucs2"));
t(() => new S().write(5));
t(() => new S("hex").write("ab")); const s=new S(); s.write(Buffer.from([0xed,0x95])); console.log(s, s.lastChar, s.lastNeed, s.lastTotal, s.encoding, Object.getOwnPropertyNames(S.prototype), s.end(), s.end(Buffer.from("a")), s.text(Buffer.from("abc"),1));
for (const enc of ["utf8","utf16le","base64","base64url","latin1","hex","ascii"]) { let r = 7; const all = Buffer.from("a한글😀\u00e9\ud83d\ude00zz한", enc === "hex" ? "utf8" : "utf8"); const src = enc === "utf16le" ? Buffer.from("a한😀b","utf16le") : all; for (const step of [1,2,3,5]) { const x = new S(enc); let o = ""; for (let i = 0; i < src.length; i += step) { o += x.write(src.subarray(i, i+step)) + "|"; } console.log(enc, step, o + x.end()); } }
let q = 99; function r(n){ q = (Math.imul(q, 1103515245) + 12345) >>> 0; return (q >>> 8) % n; }
for (let i = 0; i < 400; i++) { const enc = ["utf8","utf16le","utf8"][r(3)]; const x = new S(enc); let o = ""; for (let k = r(5); k >= 0; k--) { const b = []; for (let m = r(5); m > 0; m--) b.push([0x41,0xed,0x95,0x9c,0xf0,0x9f,0x98,0x80,0xc3,0xff,0xd8,0xdc,0xe2][r(13)]); o += escape(x.write(Buffer.from(b))) + "," + x.lastNeed + x.lastTotal + "|"; } console.log("fz", enc, o + escape(x.end())); }
