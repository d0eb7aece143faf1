// path.win32: the names of Windows, on any system.
const { win32 } = require("path");

const names = ["", ".", "\\", "/", "C:", "C:\\", "c:/", "C:a", "C:\\a\\..\\b.txt",
  "\\\\server\\share", "\\\\server\\share\\", "\\\\server\\share\\a\\..\\b",
  "\\\\?\\C:\\x", "a/b\\c", "..\\..\\x", "con:x", "nul:", "a:b\\c", "x:..\\한글",
  "C:\\집\\파일.txt", ".\\.hidden", "\\a\\"];
for (const name of names) {
  console.log(JSON.stringify(name), [win32.normalize(name),
    win32.isAbsolute(name), win32.dirname(name), win32.basename(name),
    win32.extname(name), win32.toNamespacedPath(name === "" ? name : `D:\\${name}`)]);
  console.log(win32.parse(name), win32.format(win32.parse(name)));
}
console.log(win32.join("C:\\", "a", "..", "b"), win32.join("//server", "share"),
  win32.join("/", "/a"), win32.join("", "."));
console.log(win32.resolve("C:\\a", "b"), win32.resolve("C:\\a", "D:\\b"),
  win32.resolve("C:\\a", "\\b"), win32.resolve("C:/", "..", "한"));
console.log(win32.relative("C:\\a\\b", "C:\\A\\c"),
  win32.relative("C:\\a", "D:\\a"), win32.relative("C:\\a", "C:\\a\\b\\c"));
console.log(win32.basename("C:\\a.html", ".html"), win32.sep, win32.delimiter);
