// file_copy.js: fs.cp: a file, or a folder with all that is in it.
//
// The work is a generator: it yields what the program's filter has answered,
// which may be a promise, and is told its value.

const later = %import("later");
const { toPath, toOptions, system } =
  later("node/file_operations", "fileOperations");
const { Error } = %import("originals");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");

const FOLDER = 16384;

// What an error says: its code's last part, the number, its beginning.
const failures = {
  __proto__: null,
  ERR_FS_EISDIR: ["EISDIR", 21, "Path is a directory"],
  ERR_FS_CP_EEXIST: ["EEXIST", 17, "Target already exists"],
  ERR_FS_CP_EINVAL: ["EINVAL", 22, "Invalid src or dest"],
  ERR_FS_CP_NON_DIR_TO_DIR:
    ["ENOTDIR", 20, "Cannot overwrite directory with non-directory"],
  ERR_FS_CP_DIR_TO_NON_DIR:
    ["EISDIR", 21, "Cannot overwrite non-directory with directory"],
};

function fail(code, message, path) {
  const [name, errno, begin] = failures[code];
  const error = nodeError(Error, code, `${begin}: cp returned ${name} ` +
                                       `(${message}) ${path}`);
  %define(error, "name", "SystemError", 5);
  error.info = { message, path, syscall: "cp", errno, code: name };
  error.errno = errno;
  error.syscall = "cp";
  error.path = path;
  throw error;
}

function kindOf(path) {
  const found = system.tryStatus(path, false);
  return typeof found === "number" ? 0 : found[1] & 61440;
}

// What is copied must be there, and fit what is there already.
function check(from, to, recursive) {
  const source = system.status(from.at, from.shown, "lstat")[1] & 61440;
  const target = kindOf(to.at);
  if (from.at === to.at) {
    fail("ERR_FS_CP_EINVAL", "src and dest cannot be the same", to.shown);
  }
  if (target !== 0 && source === FOLDER && target !== FOLDER) {
    fail("ERR_FS_CP_DIR_TO_NON_DIR", "cannot overwrite non-directory " +
         `${to.shown} with directory ${from.shown}`, to.shown);
  }
  if (target === FOLDER && source !== FOLDER) {
    fail("ERR_FS_CP_NON_DIR_TO_DIR", "cannot overwrite directory " +
         `${to.shown} with non-directory ${from.shown}`, to.shown);
  }
  if (source === FOLDER &&
      %textCut(to.at, 0, from.at.length + 1) === `${from.at}/`) {
    fail("ERR_FS_CP_EINVAL", `cannot copy ${from.shown} to a subdirectory ` +
         `of self ${to.shown}`, to.shown);
  }
  if (source === FOLDER && !recursive) {
    fail("ERR_FS_EISDIR", `${from.shown} is a directory (not copied)`,
         from.shown);
  }
}

function inside(path, name) {
  const isOpen = path.shown[path.shown.length - 1] === "/";
  return { at: system.join(path.at, name),
           shown: `${path.shown}${isOpen ? "" : "/"}${name}` };
}

function copyFile(from, to, { force = true, errorOnExist = false }) {
  if (kindOf(to.at) !== 0 && !force) {
    if (errorOnExist) {
      fail("ERR_FS_CP_EEXIST", `${to.shown} already exists`, to.shown);
    }
    return;
  }
  system.copyTree(from.at, to.at);
}

function* copy(from, to, options) {
  const { filter } = options;
  if (filter !== undefined && !(yield filter(from.shown, to.shown))) return;
  if (kindOf(from.at) !== FOLDER) {
    copyFile(from, to, options);
    return;
  }
  if (kindOf(to.at) === 0) system.makeFolder(to.at, to.shown);
  const entries = system.list(from.at, from.shown);
  for (let i = 0; i < entries.length; i++) {
    const { name } = entries[i];
    yield* copy(inside(from, name), inside(to, name), options);
  }
}

function* work(from, to, options) {
  check(from, to, options.recursive);
  const above = %import("moduleFiles").dirname(to.at);
  if (!system.exists(above)) system.makeFolders(above, above);
  yield* copy(from, to, options);
}

// The work, not begun.
function prepare(src, dest, options) {
  if (options !== undefined &&
      (!%isObject(options) || typeof options === "function")) {
    throw argumentError("options", "object", options);
  }
  const given = { ...toOptions(options) };
  if (given.filter !== undefined) {
    validateFunction(given.filter, "options.filter");
  }
  return work(toPath(src, "src"), toPath(dest, "dest"), given);
}

function copySync(src, dest, options) {
  const steps = prepare(src, dest, options);
  for (let step = steps.next(); !step.done;) step = steps.next(step.value);
}

async function runAll(steps) {
  for (let step = steps.next(); !step.done;) {
    step = steps.next(await step.value);
  }
}

%export("fileCopy", { __proto__: null, prepare, copySync, runAll });
