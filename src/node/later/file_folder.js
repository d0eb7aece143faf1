// file_folder.js: fs.Dir, an open folder: its entries one by one.

const later = %import("later");
const { Dirent, toPath, system } =
  later("node/file_operations", "fileOperations");
const { Error, Symbol } = %import("originals");
const nodeError = %import("nodeError");
const validateFunction = %import("validateFunction");
const schedule = %import("fileSchedule");

function closed() {
  return nodeError(Error, "ERR_DIR_CLOSED", "Directory handle was closed");
}

class Dir {
  #path;
  #entries; // undefined once it is closed
  #next = 0;

  constructor(path, entries) {
    this.#path = path;
    this.#entries = entries;
  }

  get path() {
    return this.#path;
  }

  // The next entry, or null.
  readSync() {
    if (this.#entries === undefined) throw closed();
    if (this.#next === this.#entries.length) return null;
    const { name, kind } = this.#entries[this.#next++];
    return new Dirent(name, this.#path, kind);
  }

  closeSync() {
    if (this.#entries === undefined) throw closed();
    this.#entries = undefined;
  }

  read(callback) {
    return this.#later(() => this.readSync(), callback);
  }

  close(callback) {
    return this.#later(() => this.closeSync(), callback);
  }

  // With a callback, or a promise.
  #later(work, callback) {
    if (callback !== undefined) {
      validateFunction(callback, "callback");
      if (this.#entries === undefined) throw closed();
      schedule(1, work, callback);
      return undefined;
    }
    const promise = %promiseNew();
    if (this.#entries === undefined) {
      %promiseReject(promise, closed());
      return promise;
    }
    schedule(1, work, (error, value) => {
      if (error !== null) %promiseReject(promise, error);
      else %promiseFulfil(promise, value);
    });
    return promise;
  }

  async *entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) return;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }
}
%define(Dir.prototype, Symbol.asyncIterator, Dir.prototype.entries, 5);

// Answers a function that opens the folder. Node's synchronous form does not
// name it in its errors.
function prepare(path, isSync) {
  const { at, shown } = toPath(path);
  return () => {
    const found = system.tryStatus(at, false);
    const named = isSync ? undefined : shown;
    if (typeof found === "number") system.fail(found, "opendir", named);
    if ((found[1] & 61440) !== 16384) {
      system.fail(system.errno.ENOTDIR, "opendir", named);
    }
    return new Dir(shown, system.list(at, shown));
  };
}

%export("fileFolder", { __proto__: null, Dir, prepare });
