// fs_promises.js: the module fs/promises.

const later = %import("later");
const libraryModule = %import("libraryModule");
const { operations, constants } =
  later("node/file_operations", "fileOperations");
libraryModule("fs");
const schedule = %import("fileSchedule");
const { Buffer } = libraryModule("buffer");

function started(turns, work) {
  const promise = %promiseNew();
  schedule(turns, work, (error, value) => {
    if (error === null) %promiseFulfil(promise, value);
    else %promiseReject(promise, error);
  });
  return promise;
}

// A number, or what a FileHandle holds.
function unwrapped(file) {
  return %isObject(file) && file instanceof FileHandle ? file.fd : file;
}

function promiseForm(name, [turns, prepare]) {
  const form = async function (first, ...rest) {
    return started(turns, prepare(unwrapped(first), ...rest));
  };
  return %define(form, "name", name, 4);
}

const kFd = Symbol("kFd");

class FileHandle {
  constructor(fd) {
    this[kFd] = fd;
  }

  get fd() {
    return this[kFd];
  }

  async close() {
    const fd = this[kFd];
    this[kFd] = -1;
    await run("close", fd);
  }

  async read(...args) {
    const [first] = args;
    const isBuffer = %isObject(first) && first.byteLength !== undefined;
    const buffer = isBuffer ? first : first?.buffer ?? Buffer.alloc(16384);
    const rest = isBuffer ? args.slice(1) : [first ?? {}];
    const bytesRead = await run("read", this.fd, buffer, ...rest);
    return { __proto__: null, bytesRead, buffer };
  }

  async write(buffer, ...rest) {
    const bytesWritten = await run("write", this.fd, buffer, ...rest);
    return { __proto__: null, bytesWritten, buffer };
  }

  readFile(options) {
    return run("readFile", this.fd, options);
  }

  writeFile(data, options) {
    return run("writeFile", this.fd, data, options);
  }

  appendFile(data, options) {
    return run("appendFile", this.fd, data, options);
  }

  stat() {
    return run("fstat", this.fd);
  }

  truncate(length) {
    return run("ftruncate", this.fd, length);
  }

  createReadStream(options) {
    const { ReadStream } = later("node/file_streams", "fileStreams");
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options) {
    const { WriteStream } = later("node/file_streams", "fileStreams");
    return new WriteStream(undefined, { ...options, fd: this });
  }

  sync() {
    return run("fsync", this.fd);
  }

  datasync() {
    return run("fdatasync", this.fd);
  }
}

async function run(name, ...args) {
  const [turns, prepare] = operations[name];
  return started(turns, prepare(...args));
}

const promises = {};
const names = ["access", "copyFile", "rename", "truncate", "rm", "rmdir",
               "mkdir", "readdir", "readlink", "lstat", "stat", "unlink",
               "chmod", "utimes", "realpath", "mkdtemp", "writeFile",
               "appendFile", "readFile"];
for (let i = 0; i < names.length; i++) {
  promises[names[i]] = promiseForm(names[i], operations[names[i]]);
}
%install(promises, {
  async open(path, flags, mode) {
    return new FileHandle(await run("open", path, flags, mode));
  },
});
%install(promises, {
  async opendir(path, options) {
    const { prepare } = later("node/file_folder", "fileFolder");
    return started(1, prepare(path, false));
  },

  async cp(src, dest, options) {
    const { prepare, runAll } = later("node/file_copy", "fileCopy");
    const steps = prepare(src, dest, options);
    const done = await started(2, () => runAll(steps));
    await done;
  },
});
promises.constants = constants;

%export("node:fs/promises", promises);
