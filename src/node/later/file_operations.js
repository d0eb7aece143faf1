// file_operations.js: what fs can do, each operation once. An operation checks
// its arguments and answers a function that does it; fs.js makes of it
// readFileSync, readFile and fs.promises.readFile.
//
// Exported: fileOperations {operations, constants, descriptors...}

const files = %import("moduleFiles");
const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const received = %import("received");
const inspect = %import("inspect");
const { validateInteger } = later("node/validators", "validators");
const system = later("node/file_system", "fileSystem");
const { Buffer } = %import("libraryModule")("buffer");
const { Error, TypeError, Date, indexOf, slice, startsWith, endsWith,
        decodeURIComponent } = %import("originals");
const { ENOENT, EBADF, EEXIST, ENOTDIR, EISDIR, EINVAL } = system.errno;
const { from: bufferFrom, alloc, concat, isEncoding } = Buffer;
const { toString: decodeBytes, copy: copyBytes, subarray } = Buffer.prototype;

// --- constants -----------------------------------------------------------------

const constants = {
  __proto__: null,
  UV_FS_SYMLINK_DIR: 1, UV_FS_SYMLINK_JUNCTION: 2, O_RDONLY: 0, O_WRONLY: 1,
  O_RDWR: 2, UV_DIRENT_UNKNOWN: 0, UV_DIRENT_FILE: 1, UV_DIRENT_DIR: 2,
  UV_DIRENT_LINK: 3, UV_DIRENT_FIFO: 4, UV_DIRENT_SOCKET: 5,
  UV_DIRENT_CHAR: 6, UV_DIRENT_BLOCK: 7, EXTENSIONLESS_FORMAT_JAVASCRIPT: 0,
  EXTENSIONLESS_FORMAT_WASM: 1, S_IFMT: 61440, S_IFREG: 32768,
  S_IFDIR: 16384, S_IFCHR: 8192, S_IFBLK: 24576, S_IFIFO: 4096,
  S_IFLNK: 40960, S_IFSOCK: 49152, O_CREAT: 64, O_EXCL: 128,
  UV_FS_O_FILEMAP: 0, O_NOCTTY: 256, O_TRUNC: 512, O_APPEND: 1024,
  O_DIRECTORY: 65536, O_NOATIME: 262144, O_NOFOLLOW: 131072, O_SYNC: 1052672,
  O_DSYNC: 4096, O_DIRECT: 16384, O_NONBLOCK: 2048, S_IRWXU: 448,
  S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64, S_IRWXG: 56, S_IRGRP: 32,
  S_IWGRP: 16, S_IXGRP: 8, S_IRWXO: 7, S_IROTH: 4, S_IWOTH: 2, S_IXOTH: 1,
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, UV_FS_COPYFILE_EXCL: 1,
  COPYFILE_EXCL: 1, UV_FS_COPYFILE_FICLONE: 2, COPYFILE_FICLONE: 2,
  UV_FS_COPYFILE_FICLONE_FORCE: 4, COPYFILE_FICLONE_FORCE: 4,
};
const { O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, S_IFMT } =
  constants;

const flagWords = {
  __proto__: null,
  r: 0, rs: 0, sr: 0, "r+": O_RDWR, "rs+": O_RDWR, "sr+": O_RDWR,
  w: O_TRUNC | O_CREAT | O_WRONLY, "w+": O_TRUNC | O_CREAT | O_RDWR,
  wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  "wx+": O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  a: O_APPEND | O_CREAT | O_WRONLY, "a+": O_APPEND | O_CREAT | O_RDWR,
  ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  "ax+": O_APPEND | O_CREAT | O_RDWR | O_EXCL,
};

// --- arguments ------------------------------------------------------------------

function invalid(name, value, why) {
  return nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                   `The argument '${name}' ${why}. Received ${inspect(value)}`);
}

function textOfPath(path, name) {
  if (typeof path === "string") return path;
  if (%isObject(path) && typeof path.href === "string" &&
      path.protocol === "file:") {
    return decodeURIComponent(path.pathname);
  }
  if (%isClass(path, "TypedArray")) return %call(decodeBytes, path);
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  `The "${name}" argument must be of type string or an ` +
                  `instance of Buffer or URL. Received ${received(path)}`);
}

// {shown, at}: as the program wrote it, and absolute.
function toPath(path, name = "path") {
  const shown = textOfPath(path, name);
  if (%call(indexOf, shown, "\0") >= 0) {
    throw invalid(name, path, "must be a string, Uint8Array, or URL without " +
                              "null bytes");
  }
  if (shown === "") return { shown, at: "/" };
  return { shown, at: files.resolvePath(files.folder, shown) };
}

function toOptions(options) {
  if (options === undefined || options === null) return {};
  if (typeof options === "string") return { encoding: options };
  if (typeof options === "function" || !%isObject(options)) {
    if (typeof options === "function") return {};
    throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                    'The "options" argument must be one of type string or ' +
                    `object. Received ${received(options)}`);
  }
  return options;
}

function checkEncoding({ encoding }) {
  if (encoding === undefined || encoding === null || encoding === "buffer") {
    return undefined;
  }
  if (!isEncoding(encoding)) {
    throw invalid("encoding", encoding, "is invalid encoding");
  }
  return encoding;
}

function toFlags(flags, otherwise) {
  if (flags === undefined || flags === null) return flagWords[otherwise];
  if (typeof flags === "number") return flags;
  const found = typeof flags === "string" ? flagWords[flags] : undefined;
  if (found === undefined) throw invalid("flags", flags, "is invalid");
  return found;
}

function toMode(mode, otherwise) {
  if (mode === undefined || mode === null) return otherwise;
  if (typeof mode === "number") return mode;
  let value = 0;
  for (let i = 0; i < mode.length; i++) value = value * 8 + +mode[i];
  return value;
}

function toBytes(data, encoding) {
  if (typeof data === "string") return bufferFrom(data, encoding ?? "utf8");
  if (%isClass(data, "TypedArray")) return bufferFrom(data);
  if (%isObject(data) && %isObject(data.buffer)) {
    return bufferFrom(data.buffer, data.byteOffset, data.byteLength);
  }
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  'The "data" argument must be of type string or an instance ' +
                  "of Buffer, TypedArray, or DataView. Received " +
                  received(data));
}

function checkBoolean(value, name) {
  if (value !== undefined && typeof value !== "boolean") {
    throw argumentError(name, "boolean", value);
  }
  return value === true;
}

function decoded(bytes, encoding) {
  return encoding === undefined ? bufferFrom(bytes)
                                : %call(decodeBytes, bytes, encoding);
}

// --- what comes back ----------------------------------------------------------------

function Stats(numbers) {
  const names = ["dev", "mode", "nlink", "uid", "gid", "rdev", "blksize",
                 "ino", "size", "blocks"];
  for (let i = 0; i < names.length; i++) this[names[i]] = numbers[i];
  this.atimeMs = numbers[10] / 1000;
  this.mtimeMs = numbers[11] / 1000;
  this.ctimeMs = numbers[12] / 1000;
  this.birthtimeMs = numbers[12] / 1000;
  this.atime = new Date(this.atimeMs);
  this.mtime = new Date(this.mtimeMs);
  this.ctime = new Date(this.ctimeMs);
  this.birthtime = new Date(this.birthtimeMs);
}
%makeConstructor(Stats, {});

function Dirent(name, path, kind) {
  this.name = name;
  this.parentPath = path;
  this.path = path;
  this[type] = kind;
}
const type = Symbol("type");
%makeConstructor(Dirent, {});

const kinds = [
  ["isDirectory", 16384, 2], ["isFile", 32768, 1], ["isBlockDevice", 24576, 7],
  ["isCharacterDevice", 8192, 6], ["isSymbolicLink", 40960, 3],
  ["isFIFO", 4096, 4], ["isSocket", 49152, 5],
];
for (let i = 0; i < kinds.length; i++) {
  const [name, mode, kind] = kinds[i];
  %install(Stats.prototype, {
    [name]() {
      return (this.mode & S_IFMT) === mode;
    },
  });
  %install(Dirent.prototype, {
    [name]() {
      return this[type] === kind;
    },
  });
}

// --- open files ------------------------------------------------------------------------

const FIRST = 20;
const MOST_DESCRIPTOR = 2 ** 31 - 1;
const open = []; // by number - FIRST: {path, shown, flags, position}

function descriptor(fd, syscall) {
  if (typeof fd !== "number") throw argumentError("fd", "number", fd);
  const file = open[fd - FIRST];
  if (file === undefined) system.fail(EBADF, syscall);
  return file;
}

function openFile({ at, shown }, flags, mode) {
  const found = system.tryStatus(at, false);
  const isThere = typeof found !== "number";
  if (isThere && (flags & O_EXCL) && (flags & O_CREAT)) {
    system.fail(EEXIST, "open", shown);
  }
  if (!isThere && !(flags & O_CREAT)) system.fail(found, "open", shown);
  const isFolder = isThere && (found[1] & S_IFMT) === 16384;
  if (isFolder && (flags & (O_WRONLY | O_RDWR))) {
    system.fail(EISDIR, "open", shown);
  }
  if (!isThere || (flags & O_TRUNC)) system.write(at, alloc(0), shown, mode);
  let fd = 0;
  while (open[fd] !== undefined) fd++;
  open[fd] = { path: at, shown, flags, position: 0 };
  return fd + FIRST;
}

function readOpen(file, target, offset, length, position) {
  const bytes = system.contents(file.path, file.shown);
  const isOwn = typeof position !== "number" || position < 0;
  const from = isOwn ? file.position : position;
  const end = from + length < bytes.length ? from + length : bytes.length;
  const count = end > from ? end - from : 0;
  if (count > 0) %call(copyBytes, bytes, target, offset, from, end);
  if (isOwn) file.position += count;
  return count;
}

function writeOpen(file, bytes, position) {
  if (!(file.flags & (O_WRONLY | O_RDWR))) system.fail(EBADF, "write");
  const old = system.contents(file.path, file.shown);
  const isOwn = typeof position !== "number" || position < 0;
  let from = isOwn ? file.position : position;
  if (file.flags & O_APPEND) from = old.length;
  const end = from + bytes.length;
  const whole = alloc(end > old.length ? end : old.length);
  %call(copyBytes, old, whole, 0);
  %call(copyBytes, bytes, whole, from);
  system.write(file.path, whole, file.shown);
  if (isOwn) file.position = end;
  return bytes.length;
}

function truncated(bytes, length) {
  const whole = alloc(length);
  %call(copyBytes, bytes, whole, 0, 0,
        bytes.length < length ? bytes.length : length);
  return whole;
}

// A file by its name or by its number: {at, shown}.
function toFile(path, syscall) {
  if (typeof path !== "number" || path % 1 !== 0) return toPath(path);
  validateInteger(path, "fd", 0, MOST_DESCRIPTOR);
  if (path < FIRST) {
    throw new Error(`Reading or writing descriptor ${path} with fs is not ` +
                    "supported by Loopline");
  }
  const { path: at, shown } = descriptor(path, syscall);
  return { at, shown };
}

// The arguments of read(fd, buffer, offset, length, position), all of them
// or as an object.
function readArguments(buffer, offset, length, position) {
  let target = buffer;
  let rest = offset;
  if (!%isClass(buffer, "TypedArray") && !(%isObject(buffer) && buffer.buffer)) {
    if (buffer !== undefined && !%isObject(buffer)) {
      throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                      'The "buffer" argument must be an instance of Buffer, ' +
                      `TypedArray, or DataView. Received ${received(buffer)}`);
    }
    rest = buffer ?? {};
    target = rest.buffer ?? alloc(16384);
  }
  if (%isObject(rest)) {
    ({ offset = 0, length = target.byteLength - offset, position = null } =
       rest);
  }
  offset ??= 0;
  return { target, offset, length: length ?? target.byteLength - offset,
           position };
}

// --- the operations -------------------------------------------------------------------------

// For each: how long it takes (in turns of the disk), and what it does.
const operations = {
  __proto__: null,

  readFile: [4, (path, options) => {
    if (path === 0 || path === "/dev/stdin") {
      const encoding = checkEncoding(toOptions(options));
      return () => decoded(system.input(), encoding);
    }
    const { at, shown } = toFile(path, "read");
    const encoding = checkEncoding(toOptions(options));
    return opening(at, shown, 0,
                   () => decoded(system.contents(at, shown), encoding));
  }],

  writeFile: [3, (path, data, options) => {
    const { at, shown } = toFile(path, "write");
    const { encoding, flag, mode } = toOptions(options);
    const flags = toFlags(flag, "w");
    const bytes = toBytes(data, encoding);
    return opening(at, shown, flags, () =>
      writeWhole(at, shown, bytes, flags, toMode(mode, 0o666)));
  }],

  appendFile: [3, (path, data, options) => {
    const { at, shown } = toFile(path, "write");
    const { encoding, flag, mode } = toOptions(options);
    const flags = toFlags(flag, "a");
    const bytes = toBytes(data, encoding);
    return opening(at, shown, flags, () =>
      writeWhole(at, shown, bytes, flags, toMode(mode, 0o666)));
  }],

  stat: [1, (path, options) => {
    const { at, shown } = toPath(path);
    const { throwIfNoEntry, bigint } = toOptions(options);
    refuseBigInt(bigint);
    return () => statusOf(at, shown, "stat", throwIfNoEntry);
  }],

  lstat: [1, (path, options) => {
    const { at, shown } = toPath(path);
    const { throwIfNoEntry, bigint } = toOptions(options);
    refuseBigInt(bigint);
    return () => statusOf(at, shown, "lstat", throwIfNoEntry);
  }],

  readdir: [1, (path, options) => {
    const { at, shown } = toPath(path);
    const { withFileTypes, recursive } = toOptions(options);
    checkBoolean(recursive, "options.recursive");
    return () => {
      const list = [];
      listInto(list, at, shown, "", withFileTypes, recursive);
      return list;
    };
  }],

  mkdir: [1, (path, options) => {
    const { at, shown } = toPath(path);
    const given = typeof options === "number" || typeof options === "string"
      ? { mode: options } : toOptions(options);
    const mode = toMode(given.mode, 0o777);
    const isDeep = checkBoolean(given.recursive, "options.recursive");
    return () => isDeep ? system.makeFolders(at, shown, mode)
                        : system.makeFolder(at, shown, mode);
  }],

  mkdtemp: [1, (prefix) => {
    const { at, shown } = toPath(prefix, "prefix");
    const isFolder = %call(endsWith, shown, "/");
    return () => {
      const name = sixLetters();
      system.makeFolder(isFolder ? `${at}/${name}` : at + name, shown + name,
                        0o700);
      return shown + name;
    };
  }],

  rm: [2, (path, options) => {
    const { at, shown } = toPath(path);
    const { force, recursive } = toOptions(options);
    checkBoolean(force, "options.force");
    checkBoolean(recursive, "options.recursive");
    return () => removeAny(at, shown, force, recursive);
  }],

  rmdir: [1, (path, options) => {
    const { at, shown } = toPath(path);
    const { recursive } = toOptions(options);
    return () => {
      if (recursive && system.exists(at)) system.removeTree(at);
      else system.removeFolder(at, shown);
    };
  }],

  unlink: [1, (path) => {
    const { at, shown } = toPath(path);
    return () => system.removeFile(at, shown);
  }],

  rename: [1, (from, to) => {
    const old = toPath(from, "oldPath");
    const other = toPath(to, "newPath");
    return () => system.rename(old.at, other.at, old.shown, other.shown);
  }],

  copyFile: [1, (from, to, mode) => {
    const source = toPath(from, "src");
    const target = toPath(to, "dest");
    const isExclusive = typeof mode === "number" && (mode & 1) === 1;
    return () => system.copy(source.at, target.at, source.shown, target.shown,
                             isExclusive);
  }],

  access: [1, (path) => {
    const { at, shown } = toPath(path);
    return () => {
      system.status(at, shown, "access");
    };
  }],

  realpath: [1, (path) => {
    const { at } = toPath(path);
    return () => system.realPath(at, at);
  }],

  readlink: [1, (path) => {
    const { at, shown } = toPath(path);
    return () => system.linkTarget(at, shown);
  }],

  truncate: [3, (path, length = 0) => {
    const { at, shown } = toFile(path, "ftruncate");
    return () => {
      system.write(at, truncated(system.contents(at, shown), length), shown);
    };
  }],

  chmod: [1, (path, mode) => {
    const { at, shown } = toPath(path);
    const bits = toMode(mode);
    return () => system.change(at, shown, "chmod", { mode: bits });
  }],

  utimes: [1, (path, accessed, modified) => {
    const { at, shown } = toPath(path);
    const times = { accessed: +accessed, modified: +modified };
    if (typeof accessed === "number") times.accessed *= 1000;
    if (typeof modified === "number") times.modified *= 1000;
    return () => system.change(at, shown, "utime", times);
  }],

  open: [1, (path, flags, mode) => {
    const place = toPath(path);
    const wanted = toFlags(typeof flags === "function" ? undefined : flags,
                           "r");
    const bits = toMode(typeof mode === "function" ? undefined : mode, 0o666);
    return () => openFile(place, wanted, bits);
  }],

  close: [1, (fd) => {
    if (typeof fd !== "number") throw argumentError("fd", "number", fd);
    return () => {
      descriptor(fd, "close");
      open[fd - FIRST] = undefined;
    };
  }],

  fstat: [1, (fd) => {
    if (typeof fd !== "number") throw argumentError("fd", "number", fd);
    return () => {
      const { path, shown } = descriptor(fd, "fstat");
      return new Stats(system.status(path, shown));
    };
  }],

  ftruncate: [1, (fd, length = 0) => {
    return () => {
      const { path, shown } = descriptor(fd, "ftruncate");
      system.write(path, truncated(system.contents(path, shown), length),
                   shown);
    };
  }],

  fsync: [1, (fd) => () => void descriptor(fd, "fsync")],
  fdatasync: [1, (fd) => () => void descriptor(fd, "fdatasync")],

  read: [1, (fd, ...rest) => {
    const { target, offset, length, position } = readArguments(...rest);
    return () => readOpen(descriptor(fd, "read"), target, offset, length,
                          position);
  }],

  write: [1, (fd, data, offset, length, position) => {
    let bytes;
    if (typeof data === "string") {
      position = offset;
      bytes = toBytes(data, length);
    } else {
      const whole = toBytes(data);
      if (%isObject(offset)) ({ offset, length, position } = offset);
      offset ??= 0;
      bytes = %call(subarray, whole, offset,
                    offset + (length ?? whole.length - offset));
    }
    return () => writeOpen(descriptor(fd, "write"), bytes, position);
  }],
};

// What opens a file first: after one turn of the disk it is known whether it
// can be opened.
function opening(at, shown, flags, work) {
  work.first = () => {
    const found = system.tryStatus(at, false);
    const isThere = typeof found !== "number";
    if (!isThere && !(flags & O_CREAT)) system.fail(found, "open", shown);
    if (isThere && (flags & O_EXCL)) system.fail(EEXIST, "open", shown);
  };
  return work;
}

function writeWhole(at, shown, bytes, flags, mode) {
  const isThere = system.exists(at);
  if (isThere && (flags & O_EXCL)) system.fail(EEXIST, "open", shown);
  if (!isThere && !(flags & O_CREAT)) system.fail(ENOENT, "open", shown);
  let data = bytes;
  if (isThere && (flags & O_APPEND) && !system.isFolder(at)) {
    data = concat([system.contents(at, shown), bytes]);
  }
  system.write(at, data, shown, mode);
}

function statusOf(at, shown, syscall, throwIfNoEntry) {
  const found = system.tryStatus(at, syscall === "lstat");
  if (typeof found !== "number") return new Stats(found);
  if (throwIfNoEntry === false && (found === ENOENT || found === ENOTDIR)) {
    return undefined;
  }
  system.fail(found, syscall, shown);
}

function refuseBigInt(bigint) {
  if (bigint) {
    throw new Error("The option bigint is not supported by Loopline");
  }
}

function listInto(list, at, shown, prefix, withTypes, recursive) {
  const entries = system.list(at, shown);
  const folders = [];
  for (let i = 0; i < entries.length; i++) {
    const { name, kind } = entries[i];
    %push(list, withTypes ? new Dirent(name, shown, kind) : prefix + name);
    if (kind === 2) %push(folders, name);
  }
  for (let i = 0; recursive && i < folders.length; i++) {
    const name = folders[i];
    listInto(list, system.join(at, name), `${shown}/${name}`,
             `${prefix}${name}/`, withTypes, recursive);
  }
}

function removeAny(at, shown, force, recursive) {
  const found = system.tryStatus(at, true);
  if (typeof found === "number") {
    if (force) return;
    system.fail(found, "lstat", shown);
  }
  if ((found[1] & S_IFMT) !== 16384) {
    system.removeFile(at, shown);
    return;
  }
  if (recursive) {
    system.removeTree(at);
    return;
  }
  const error = nodeError(Error, "ERR_FS_EISDIR",
                          "Path is a directory: rm returned EISDIR (is a " +
                          `directory) ${shown}`);
  %define(error, "name", "SystemError", 5);
  error.info = { code: "EISDIR", message: "is a directory", path: shown,
                 syscall: "rm", errno: 21 };
  error.errno = 21;
  error.syscall = "rm";
  error.path = shown;
  throw error;
}

let temporary = 0;

function sixLetters() {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  let rest = ++temporary;
  let name = "";
  for (let i = 0; i < 6; i++) {
    name = letters[rest % 26] + name;
    rest = (rest - (rest % 26)) / 26;
  }
  return name;
}

%export("fileOperations", {
  operations, constants, Stats, Dirent, toPath, toOptions, system, Buffer,
});
