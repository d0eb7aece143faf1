// encoding_labels.js: what encodings are called (Encoding Standard, 4.2).

const { text: { toLowerCase, trim } } = %import("originals");

const labels = { __proto__: null };
function label(encoding, names) {
  const list = %splitText(names, " ", 100);
  for (let i = 0; i < list.length; i++) labels[list[i]] = encoding;
}
label("utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 " +
               "x-unicode20utf8");
label("utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff " +
                  "utf-16 utf-16le");
label("utf-16be", "unicodefffe utf-16be");
label("windows-1252",
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 " +
      "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 " +
      "us-ascii windows-1252 x-cp1252");
label("euc-kr",
      "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 " +
      "ks_c_5601-1989 ksc5601 ksc_5601 windows-949");

// Those that Loopline cannot read.
const others = %splitText(
  "euc-jp shift_jis sjis iso-2022-jp gbk gb2312 gb18030 big5 windows-1250 " +
  "windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 " +
  "windows-1257 windows-1258 windows-874 koi8-r koi8-u iso-8859-2 " +
  "iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 " +
  "iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 macintosh " +
  "x-mac-cyrillic ibm866", " ", 100);
for (let i = 0; i < others.length; i++) labels[others[i]] = others[i];

const shown = { __proto__: null, "utf-8": "UTF-8", "utf-16le": "UTF-16LE",
                "utf-16be": "UTF-16BE", "euc-kr": "EUC-KR" };

// The encoding's name in small letters; undefined where no encoding is called
// that.
%export("encodingOfLabel",
        (name) => labels[%call(toLowerCase, %call(trim, `${name}`))]);
// As a document has it.
%export("encodingShown", (encoding) => shown[encoding] ?? encoding);
