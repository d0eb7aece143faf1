// fs.js: the module fs: each operation in its three forms. What is not here is
// refused by surface.js.

const later = %import("later");
const argumentError = %import("argumentError");
const markFrameless = %import("markFrameless");
const { operations, constants, Stats, Dirent, toPath, toOptions, system } =
  later("node/file_operations", "fileOperations");
const { Buffer } = %import("libraryModule")("buffer");
const { Promise, defineProperty } = %import("originals");

// us: what each turn of the disk behind the first takes. The first is over
// when the poll phase comes; so a readFile comes behind a setImmediate and a
// timer of 1 ms that were set beside it, and a stat may come before them, as
// in Node, where it is a race.
const DISK = 800;

// `work` is done when the disk has had its time; then done(error, value), a
// callback of the poll phase.
function schedule(turns, work, done) {
  const { first } = work;
  if (turns > 1 && first !== undefined) {
    schedule(1, first, (error) => {
      if (error !== null) done(error);
      else schedule(turns, work, done);
    });
    work.first = undefined;
    return;
  }
  %fileTask(() => {
    let value;
    try {
      value = work();
    } catch (error) {
      markFrameless(error);
      done(error);
      return;
    }
    done(null, value);
  }, undefined, (turns - 1) * DISK);
}

function checkCallback(callback, name = "cb") {
  if (typeof callback !== "function") {
    throw argumentError(name, "function", callback);
  }
}

// The operations that hand a value to their callback.
const withValue = {
  __proto__: null,
  readFile: 1, stat: 1, lstat: 1, readdir: 1, mkdtemp: 1, realpath: 1,
  readlink: 1, open: 1, fstat: 1,
};

// Where a file cannot be opened, readFile calls its callback as a method, which
// stacks show: "at ReadFileContext.callback".
class ReadFileContext {
  constructor(callback) {
    this.callback = callback;
  }
}

function fail(name, callback, error) {
  if (name === "readFile" && error.syscall === "open") {
    new ReadFileContext(callback).callback(error);
  } else {
    callback(error);
  }
}

function callbackForm(name, [turns, prepare]) {
  const form = function (...args) {
    const callback = args.length > 1 ? args[args.length - 1] : undefined;
    if (name === "mkdir") args.length = args.length > 0 ? args.length - 1 : 0;
    else if (typeof callback === "function") args.length--;
    checkCallback(callback);
    schedule(turns, prepare(...args), (error, value) => {
      if (error !== null) fail(name, callback, error);
      else if (withValue[name] || value !== undefined) callback(null, value);
      else callback(null);
    });
  };
  return %define(form, "name", name, 4);
}

function syncForm(name, [, prepare]) {
  const form = (...args) => prepare(...args)();
  return %define(form, "name", `${name}Sync`, 4);
}

const fs = {};
const names = %ownKeys(operations, 5);
for (let i = 0; i < names.length; i++) {
  fs[names[i]] = callbackForm(names[i], operations[names[i]]);
  fs[`${names[i]}Sync`] = syncForm(names[i], operations[names[i]]);
}

// --- streams ------------------------------------------------------------------

function streams() {
  return later("node/file_streams", "fileStreams");
}

%install(fs, {
  createReadStream(path, options) {
    const { ReadStream } = streams();
    return new ReadStream(path, options);
  },
  createWriteStream(path, options) {
    const { WriteStream } = streams();
    return new WriteStream(path, options);
  },
});

function showClass(name, where) {
  defineProperty(fs, name, {
    configurable: true,
    enumerable: true,
    get: () => streams()[where],
  });
}
showClass("ReadStream", "ReadStream");
showClass("WriteStream", "WriteStream");
showClass("FileReadStream", "ReadStream");
showClass("FileWriteStream", "WriteStream");

// --- what has a form of its own ---------------------------------------------------

%install(fs, {
  exists(path, callback) {
    checkCallback(callback);
    let at;
    try {
      ({ at } = toPath(path));
    } catch {
      return callback(false);
    }
    schedule(1, () => system.exists(at), (error, value) => {
      if (error !== null) throw error;
      callback(value);
    });
  },

  existsSync(path) {
    let at;
    try {
      ({ at } = toPath(path));
    } catch {
      return false;
    }
    return system.exists(at);
  },

  read(fd, ...args) {
    const callback = args[args.length - 1];
    checkCallback(callback);
    args.length--;
    const isBare = args.length === 0 || !(%isObject(args[0]) &&
                                         args[0].byteLength !== undefined);
    const given = isBare && %isObject(args[0]) ? args[0] : {};
    const buffer = isBare ? given.buffer ?? newBuffer() : args[0];
    const rest = isBare ? [given] : args.slice(1);
    schedule(1, operations.read[1](fd, buffer, ...rest), (error, count) => {
      if (error !== null) callback(error, 0, buffer);
      else callback(null, count, buffer);
    });
  },

  write(fd, data, ...args) {
    const callback = args[args.length - 1];
    checkCallback(callback);
    args.length--;
    schedule(1, operations.write[1](fd, data, ...args), (error, count) => {
      if (error !== null) callback(error);
      else callback(null, count, data);
    });
  },
});

// --- folders and copies -------------------------------------------------------

function folders() {
  return later("node/file_folder", "fileFolder");
}

function copies() {
  return later("node/file_copy", "fileCopy");
}

%install(fs, {
  opendir(path, options, callback) {
    if (typeof options === "function") callback = options;
    checkCallback(callback, "callback");
    schedule(1, folders().prepare(path, false), (error, folder) => {
      if (error !== null) callback(error);
      else callback(null, folder);
    });
  },

  opendirSync(path) {
    return folders().prepare(path, true)();
  },

  cp(src, dest, options, callback) {
    if (typeof options === "function") {
      callback = options;
      options = undefined;
    }
    checkCallback(callback);
    const steps = copies().prepare(src, dest, options);
    schedule(2, () => copies().runAll(steps), (error, done) => {
      if (error !== null) callback(error);
      else %promiseReact(done, () => callback(null), callback, undefined);
    });
  },

  cpSync(src, dest, options) {
    copies().copySync(src, dest, options);
  },
});

defineProperty(fs, "Dir", {
  configurable: true,
  enumerable: true,
  get: () => folders().Dir,
});

// Several buffers at once: as one that is written, or read and cut.
%install(fs, {
  writev(fd, buffers, position, callback) {
    if (typeof position === "function") callback = position;
    checkCallback(callback);
    const all = Buffer.concat(buffers);
    const place = typeof position === "number" ? position : null;
    schedule(1, operations.write[1](fd, all, 0, all.length, place),
             (error, count) => {
               if (error !== null) callback(error);
               else callback(null, count, buffers);
             });
  },

  writevSync(fd, buffers, position) {
    const all = Buffer.concat(buffers);
    return fs.writeSync(fd, all, 0, all.length, position ?? null);
  },

  readv(fd, buffers, position, callback) {
    if (typeof position === "function") callback = position;
    checkCallback(callback);
    schedule(1, () => readInto(fd, buffers, position), (error, count) => {
      if (error !== null) callback(error);
      else callback(null, count, buffers);
    });
  },

  readvSync: readInto,
});

function readInto(fd, buffers, position) {
  let count = 0;
  for (let i = 0; i < buffers.length; i++) {
    const { length } = buffers[i];
    const place = typeof position === "number" ? position + count : null;
    const got = operations.read[1](fd, buffers[i], 0, length, place)();
    count += got;
    if (got < length) break;
  }
  return count;
}

function newBuffer() {
  return Buffer.alloc(16384);
}

fs.realpath.native = fs.realpath;
fs.realpathSync.native = fs.realpathSync;
fs.constants = constants;
fs.F_OK = constants.F_OK;
fs.R_OK = constants.R_OK;
fs.W_OK = constants.W_OK;
fs.X_OK = constants.X_OK;
fs.Stats = Stats;
fs.Dirent = Dirent;

const promisify = Symbol.for("nodejs.util.promisify.custom");
%define(fs.exists, promisify, (path) =>
  new Promise((resolve) => fs.exists(path, resolve)), 0);

Object.defineProperty(fs, "promises", {
  configurable: true,
  enumerable: true,
  get: () => %import("coreModule")("fs/promises"),
});

%export("fileSchedule", schedule);
%export("node:fs", fs);
