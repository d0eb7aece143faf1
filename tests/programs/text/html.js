// The older methods of String, and what makes texts well formed.
const text = "한 <글>";
for (const name of ["anchor", "big", "blink", "bold", "fixed", "fontcolor", "fontsize", "italics", "link", "small", "strike", "sub", "sup"]) {
  console.log(name, String.prototype[name].length, text[name]('a"b'));
}
console.log("abcdef".substr(-3, 2), "abcdef".substr(1), "abc".substr(5), "abc".substr(0, -1));
console.log("  x ".trimLeft() + "|", "  x ".trimRight() + "|", "".trimLeft.name, "".trimRight.name);
console.log("a\ud800b".isWellFormed(), escape("a\ud800b\udc00\ud83d\ude00".toWellFormed()), "한".normalize("NFD").length, "ﬁ①".normalize("NFKC"));
console.log("abc".at(-1), "abc".at(5), ["나", "가", "다"].sort((a, b) => a.localeCompare(b)).join(""), "a".localeCompare("B"), "résumé".localeCompare("resume"), "a".localeCompare("A"), "z".localeCompare("가"));
for (const call of [() => String.prototype.anchor.call(null), () => "a".normalize("x"), () => String.prototype.at.call(undefined)]) {
  try {
    call();
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
