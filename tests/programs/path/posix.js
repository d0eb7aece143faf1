// path on this system: every function, on names as people write them.
const path = require("path");

const names = ["", ".", "..", "/", "//", "a", "/a", "a/", "a/b.js", "/a/b/c.tar.gz",
  "./a/../b", "../../x", "/..", "/a/./b//c/", ".hidden", "x.", "a..b", "..a",
  "/집/한글 파일.txt", "C:\\dos", "a/b/.."];
for (const name of names) {
  console.log(JSON.stringify(name), [path.normalize(name), path.isAbsolute(name),
    path.dirname(name), path.basename(name), path.extname(name)]);
  console.log(path.parse(name), path.format(path.parse(name)));
}
console.log(path.basename("a/b.js", ".js"), path.basename("b.js", "b.js"),
  path.basename("/a/b.js/", ".js"), path.basename("b", "bb"));
console.log(path.join(), path.join("a", "", "../b", "c/"), path.join("/", ".."));
console.log(path.resolve("/x", "y", "../z"), path.resolve("/x", "/y/"));
console.log(path.resolve("a") === process.cwd() + "/a");
console.log(path.relative("/a/b/c", "/a/d"), path.relative("/a", "/a"),
  path.relative("/", "/a/b"));
console.log(path.format({ dir: "/d", base: "b.js", name: "n" }),
  path.format({ root: "/", name: "n", ext: "js" }), path.format({}));
for (const call of [() => path.join(1), () => path.resolve("a", null),
  () => path.dirname(), () => path.basename("a", 5), () => path.format("a"),
  () => path.format(null), () => path.parse({}), () => path.relative("a", 1)]) {
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(path.posix === path, require("node:path/posix") === path, path);
