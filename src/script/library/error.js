// Errors (ECMA-262, 20.5): their names and messages.

const getIterator = %import('getIterator');
const iteratorStep = %import('iteratorStep');

function describe(constructor, name) {
    %define(constructor.prototype, 'name', name, 5);
    %define(constructor.prototype, 'message', '', 5);
    if (constructor !== Error) {
        %setPrototypeOf(constructor, Error);
    }
}

describe(Error, 'Error');
describe(TypeError, 'TypeError');
describe(RangeError, 'RangeError');
describe(ReferenceError, 'ReferenceError');
describe(SyntaxError, 'SyntaxError');
describe(EvalError, 'EvalError');
describe(URIError, 'URIError');
describe(AggregateError, 'AggregateError');

// How many lines a stack has (V8's).
%define(Error, 'stackTraceLimit', 10, 7);

%install(Error.prototype, {
    toString() {
        if (!%isObject(this))
            throw %typeError('Method Error.prototype.toString called on ' +
                `incompatible receiver ${%describe(this)}`);
        const name = this.name;
        const message = this.message;
        const head = name === undefined ? 'Error' : %toString(name);
        const text = message === undefined ? '' : %toString(message);
        if (head === '') return text;
        return text === '' ? head : `${head}: ${text}`;
    },
});

// InstallErrorCause (20.5.8.1), where `cause` is a getter or a proxy's.
function installCause(error, options) {
    if ('cause' in options) %define(error, 'cause', options.cause, 5);
    return error;
}
%hook('errorCause', installCause);

// new AggregateError(errors, message): puts the errors on.
%hook('errorsFill', function errorsFill(error, errors, options) {
    if (options !== undefined) installCause(error, options);
    const list = [];
    const iterator = getIterator(errors);
    const next = iterator.next;
    for (;;) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) break;
        %push(list, value);
    }
    return %define(error, 'errors', list, 5);
});

// --- stack: made of the calls when it is first read, as V8 does ---

// What Error.prepareStackTrace is given for each call.
class CallSite {
    #site;
    constructor(site) {
        this.#site = site;
    }
    getTypeName() { return this.#site[0]; }
    getFunctionName() { return this.#site[1]; }
    getMethodName() { return this.#site[2]; }
    getFileName() {
        return this.isEval() ? undefined : this.#site[3] ?? undefined;
    }
    getLineNumber() { return this.#site[4]; }
    getColumnNumber() { return this.#site[5]; }
    getThis() { return this.#site[9]; }
    getFunction() { return this.#site[10]; }
    getEvalOrigin() {
        // The file of such a text is called "eval at f (place), <anonymous>".
        const file = this.#site[3];
        return this.isEval() && file !== null
            ? %textCut(file, 0, %textFind(file, ', <anonymous>', 0))
            : undefined;
    }
    getScriptNameOrSourceURL() { return this.getFileName(); }
    getScriptHash() { return ''; }
    getPromiseIndex() { return null; }
    isNative() { return false; }
    isToplevel() { return this.#site[0] === null && !this.#site[6]; }
    isEval() { return this.#site[8]; }
    isConstructor() { return this.#site[6]; }
    isAsync() { return this.#site[7]; }
    isPromiseAll() { return false; }
    toString() { return this.#site[11]; }
}

function sitesOf(error) {
    const rows = %stackSites(error);
    const sites = [];
    for (let i = 0; i < rows.length; i++)
        %push(sites, new CallSite(rows[i]));
    return sites;
}

const errorText = Error.prototype.toString;

// The first line; a getter that throws must not hide the error.
function headOf(error) {
    try {
        return %call(errorText, error);
    } catch {
        return '<error>';
    }
}

function stackGet() {
    const error = %stackHolder(this);
    if (error === undefined) return undefined;
    const read = %stackRead(error);
    if (!%isEmpty(read)) return read;
    const prepare = Error.prepareStackTrace;
    if (!%isCallable(prepare))
        return %stackSettle(error, headOf(error) + %stackLines(error));
    const sites = sitesOf(error);
    %stackSettle(error, undefined);
    return %stackSettle(error, %call(prepare, Error, error, sites));
}

%hook('stackGet', stackGet);
%hook('stackSet', function stackSet(value) {
    if (%isObject(this)) %define(this, 'stack', value, 5);
});
%export('stackGet', stackGet);
