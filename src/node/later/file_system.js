// file_system.js: the files that a program sees: those of its project folder,
// under an overlay that holds all it has written. The overlay is part of the
// program's memory: a step back undoes a write, and the end throws it away.
//
// Paths here are absolute. Exported: fileSystem, an object of functions that
// return what they promise or throw Node's errors.

const files = %import("moduleFiles");
const { Error, dateNow, indexOf, slice, startsWith, endsWith, sort } =
  %import("originals");

// enum file_question
const BYTES = 1;
const STATUS = 2;
const LINK_STATUS = 3;
const FOLDER = 4;
const TARGET = 5;
const REAL = 6;
const INPUT = 7;

const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;
const S_IFREG = 0o100000;
const S_IFLNK = 0o120000;

// --- errors -------------------------------------------------------------------

const codes = {
  __proto__: null,
  1: ["EPERM", "operation not permitted"],
  2: ["ENOENT", "no such file or directory"],
  9: ["EBADF", "bad file descriptor"],
  13: ["EACCES", "permission denied"],
  17: ["EEXIST", "file already exists"],
  20: ["ENOTDIR", "not a directory"],
  21: ["EISDIR", "illegal operation on a directory"],
  22: ["EINVAL", "invalid argument"],
  23: ["ENFILE", "file table overflow"],
  24: ["EMFILE", "too many open files"],
  27: ["EFBIG", "file too large"],
  36: ["ENAMETOOLONG", "name too long"],
  39: ["ENOTEMPTY", "directory not empty"],
  40: ["ELOOP", "too many symbolic links encountered"],
};
const ENOENT = 2;
const EBADF = 9;
const EEXIST = 17;
const OUTSIDE = 18; // EXDEV
const ENOTDIR = 20;
const EISDIR = 21;
const EINVAL = 22;
const ENOTEMPTY = 39;

// Node's error of a system call: `shown` and `dest` are paths as the program
// wrote them.
function fail(errno, syscall, shown, dest) {
  if (errno === OUTSIDE) files.refuseOutside(shown);
  const [code, text] = codes[errno] ?? [`E${errno}`, "unknown error"];
  let message = `${code}: ${text}, ${syscall}`;
  if (shown !== undefined) message += ` '${shown}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;
  const error = new Error(message);
  error.errno = -errno;
  error.code = code;
  error.syscall = syscall;
  if (shown !== undefined) error.path = shown;
  if (dest !== undefined) error.dest = dest;
  throw error;
}

// --- the overlay -----------------------------------------------------------------

// By path: {mode, data, times...}, or null for what is gone.
const overlay = { __proto__: null };
let nextInode = 1e6;

function newNode(mode, data) {
  const time = dateNow();
  return {
    __proto__: null,
    mode,
    data, // a Buffer; undefined for a folder
    inode: ++nextInode,
    accessed: time,
    modified: time,
    changed: time,
    born: time,
  };
}

// What the overlay says of a path: a node, null where it is gone, undefined
// where the world is to be asked. A folder that is new hides the world below.
function inOverlay(path) {
  const node = overlay[path];
  if (node !== undefined) return node;
  for (let at = files.dirname(path); at !== "/"; at = files.dirname(at)) {
    const above = overlay[at];
    if (above === null) return null;
    if (above !== undefined && !above.isCopy) return null;
  }
  return undefined;
}

// An answer of the world; an errno (a number) is thrown.
function ask(path, question, syscall, shown) {
  if (!files.isInside(path)) files.refuseOutside(path);
  const answer = %fileAsk(path, question);
  if (typeof answer === "number") fail(answer, syscall, shown);
  return answer;
}

// --- asking --------------------------------------------------------------------------

function statusOfNode(node) {
  const size = node.data === undefined ? 4096 : node.data.length;
  return [64, node.mode, 1, 0, 0, 0, 4096, node.inode, size,
          (size + 511 - ((size + 511) % 512)) / 512, node.accessed * 1000,
          node.modified * 1000, node.changed * 1000];
}

// The thirteen numbers of enum file_question, or an errno.
function tryStatus(path, isLink) {
  if (!files.isInside(path)) files.refuseOutside(path);
  const node = inOverlay(path);
  if (node === null) return ENOENT;
  if (node !== undefined) return statusOfNode(node);
  const answer = %fileAsk(path, isLink ? LINK_STATUS : STATUS);
  if (answer === OUTSIDE) files.refuseOutside(path);
  return answer;
}

function status(path, shown, syscall = "stat") {
  const answer = tryStatus(path, syscall === "lstat");
  if (typeof answer === "number") fail(answer, syscall, shown);
  return answer;
}

function kindOf(path) {
  const answer = tryStatus(path, false);
  return typeof answer === "number" ? 0 : answer[1] & S_IFMT;
}

function exists(path) {
  return kindOf(path) !== 0;
}

function isFolder(path) {
  return kindOf(path) === S_IFDIR;
}

// The bytes of a file: a Buffer that must not be changed.
function contents(path, shown, syscall = "open") {
  const node = inOverlay(path);
  if (node === null) fail(ENOENT, syscall, shown);
  if (node === undefined) {
    const answer = files.isInside(path) ? %fileAsk(path, BYTES)
                                        : files.refuseOutside(path);
    if (answer === EISDIR) fail(EISDIR, "read");
    if (typeof answer === "number") fail(answer, syscall, shown);
    return answer;
  }
  if (node.data === undefined) fail(EISDIR, "read");
  return node.data;
}

// What is left of the standard input; it waits for its end.
function input() {
  const answer = %fileAsk("", INPUT);
  if (typeof answer === "number") fail(answer, "read");
  return answer;
}

// [{name, kind}] by name; kind is Node's UV_DIRENT_...
function list(path, shown) {
  const node = inOverlay(path);
  const entries = [];
  const found = status(path, shown, "scandir");
  if ((found[1] & S_IFMT) !== S_IFDIR) fail(ENOTDIR, "scandir", shown);
  if (node === undefined || (node !== null && node.isCopy)) {
    const answers = ask(path, FOLDER, "scandir", shown);
    for (let i = 0; i < answers.length; i++) {
      const name = %call(slice, answers[i], 1);
      if (overlay[join(path, name)] === undefined) {
        %push(entries, { name, kind: +answers[i][0] });
      }
    }
  }
  addWritten(path, entries);
  return %call(sort, entries, byName);
}

function addWritten(path, entries) {
  const prefix = path === "/" ? "/" : `${path}/`;
  const paths = %ownKeys(overlay, 5);
  for (let i = 0; i < paths.length; i++) {
    const at = paths[i];
    if (overlay[at] === null || !%call(startsWith, at, prefix)) continue;
    const name = %call(slice, at, prefix.length);
    if (name !== "" && %call(indexOf, name, "/") < 0) {
      %push(entries, { name, kind: overlay[at].data === undefined ? 2 : 1 });
    }
  }
}

function byName(a, b) {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function join(folder, name) {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

function realPath(path, shown) {
  const node = inOverlay(path);
  if (node === null) fail(ENOENT, "lstat", shown);
  return node === undefined ? ask(path, REAL, "lstat", shown) : path;
}

function linkTarget(path, shown) {
  const node = inOverlay(path);
  if (node === null) fail(ENOENT, "readlink", shown);
  if (node !== undefined) fail(EINVAL, "readlink", shown);
  return ask(path, TARGET, "readlink", shown);
}

// --- changing ------------------------------------------------------------------------------

// The folder that something is to be put into.
function needFolder(path, syscall, shown, dest) {
  const kind = kindOf(files.dirname(path));
  if (kind === 0) fail(ENOENT, syscall, shown, dest);
  if (kind !== S_IFDIR) fail(ENOTDIR, syscall, shown, dest);
}

// The node of a file that is to be changed: the world's is copied first.
function writable(path) {
  const node = inOverlay(path);
  if (node) return node;
  const copy = newNode(status(path, path)[1], contents(path, path));
  overlay[path] = copy;
  return copy;
}

// The file's bytes are `data` from now on.
function write(path, data, shown, mode = 0o666) {
  const kind = kindOf(path);
  if (kind === S_IFDIR) fail(EISDIR, "open", shown);
  if (kind === 0) {
    needFolder(path, "open", shown);
    overlay[path] = newNode(S_IFREG | (mode & ~0o022), data);
    return;
  }
  const old = overlay[path];
  const node = newNode(old ? old.mode : status(path, shown)[1], data);
  if (old) {
    node.inode = old.inode;
    node.born = old.born;
  }
  overlay[path] = node;
}

function makeFolder(path, shown, mode = 0o777) {
  if (exists(path)) fail(EEXIST, "mkdir", shown);
  needFolder(path, "mkdir", shown);
  overlay[path] = newNode(S_IFDIR | (mode & ~0o022), undefined);
}

// Everything upwards that is not there; the first that was made, or undefined.
function makeFolders(path, shown, mode) {
  const missing = [];
  let at = path;
  while (!exists(at)) {
    %push(missing, at);
    at = files.dirname(at);
  }
  if (!isFolder(at)) fail(at === path ? EEXIST : ENOTDIR, "mkdir", shown);
  for (let i = missing.length - 1; i >= 0; i--) {
    overlay[missing[i]] =
      newNode(S_IFDIR | ((mode ?? 0o777) & ~0o022), undefined);
  }
  return missing.length === 0 ? undefined : cut(shown, missing.length - 1);
}

// A path as the program wrote it, without its last names.
function cut(path, count) {
  let at = path;
  while (at.length > 1 && %call(endsWith, at, "/")) {
    at = %call(slice, at, 0, at.length - 1);
  }
  for (let i = 0; i < count; i++) at = files.dirname(at);
  return at;
}

function removeFile(path, shown, syscall = "unlink") {
  const found = status(path, shown, syscall === "rm" ? "lstat" : syscall);
  if ((found[1] & S_IFMT) === S_IFDIR) fail(EISDIR, syscall, shown);
  overlay[path] = null;
}

function removeFolder(path, shown) {
  const found = status(path, shown, "rmdir");
  if ((found[1] & S_IFMT) !== S_IFDIR) fail(ENOTDIR, "rmdir", shown);
  if (list(path, shown).length > 0) fail(ENOTEMPTY, "rmdir", shown);
  overlay[path] = null;
}

function removeTree(path) {
  if (isFolder(path) && (status(path, path, "lstat")[1] & S_IFMT) !== S_IFLNK) {
    const entries = list(path, path);
    for (let i = 0; i < entries.length; i++) {
      removeTree(join(path, entries[i].name));
    }
  }
  overlay[path] = null;
}

function copyTree(from, to) {
  if (!isFolder(from)) {
    overlay[to] = newNode(status(from, from)[1], contents(from, from));
    return;
  }
  const entries = list(from, from);
  overlay[to] = newNode(status(from, from)[1], undefined);
  for (let i = 0; i < entries.length; i++) {
    copyTree(join(from, entries[i].name), join(to, entries[i].name));
  }
}

function rename(from, to, shown, dest) {
  const kind = kindOf(from);
  if (kind === 0) fail(ENOENT, "rename", shown, dest);
  needFolder(to, "rename", shown, dest);
  if (from === to) return;
  const other = kindOf(to);
  if (kind === S_IFDIR && %call(startsWith, to, `${from}/`)) {
    fail(EINVAL, "rename", shown, dest);
  }
  if (kind !== S_IFDIR && other === S_IFDIR) {
    fail(EISDIR, "rename", shown, dest);
  }
  if (kind === S_IFDIR && other !== 0 && other !== S_IFDIR) {
    fail(ENOTDIR, "rename", shown, dest);
  }
  if (other === S_IFDIR && list(to, to).length > 0) {
    fail(ENOTEMPTY, "rename", shown, dest);
  }
  copyTree(from, to);
  removeTree(from);
}

function copy(from, to, shown, dest, exclusive) {
  const kind = kindOf(from);
  if (kind === 0) fail(ENOENT, "copyfile", shown, dest);
  if (kind === S_IFDIR) fail(EISDIR, "copyfile", shown, dest);
  needFolder(to, "copyfile", shown, dest);
  if (kindOf(to) === S_IFDIR) fail(EISDIR, "copyfile", shown, dest);
  if (exclusive && exists(to)) fail(EEXIST, "copyfile", shown, dest);
  write(to, contents(from, shown), dest);
}

// Mode bits and times (ms); what is undefined stays.
function change(path, shown, syscall, { mode, accessed, modified }) {
  status(path, shown, syscall);
  let node = inOverlay(path);
  if (!node) {
    const isCopy = isFolder(path);
    node = isCopy ? newNode(status(path, shown)[1], undefined) : writable(path);
    if (isCopy) node.isCopy = true;
    overlay[path] = node;
  }
  if (mode !== undefined) node.mode = (node.mode & S_IFMT) | (mode & 0o7777);
  if (accessed !== undefined) node.accessed = accessed;
  if (modified !== undefined) node.modified = modified;
  node.changed = dateNow();
}

%export("fileSystem", {
  fail, status, tryStatus, exists, isFolder, contents, input, list, realPath,
  linkTarget, write, makeFolder, makeFolders, removeFile, removeFolder,
  removeTree, rename, copy, copyTree, change, join,
  errno: { ENOENT, EBADF, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOTEMPTY },
});
