// Asynchronous iteration (ECMA-262, 7.4.4, 27.1.4) and async generators
// (27.6). A generator's queue of requests is the machine's.

const kindOf = %import('kindOf');
const getIteratorFrom = %import('getIteratorFrom');
const resolvePromise = %import('resolvePromise');
const promiseResolveValue = %import('promiseResolveValue');

const symbolIterator = Symbol.iterator;
const symbolAsyncIterator = Symbol.asyncIterator;
const asyncIterator = %intrinsic('ASYNC_ITERATOR_PROTOTYPE');

// GetMethod (7.3.11): undefined where there is none.
function getMethod(object, key) {
    const method = object[key];
    if (method === undefined || method === null) return undefined;
    if (!%isCallable(method))
        throw %typeError(`${kindOf(method)} is not a function`);
    return method;
}

// --- an iterator of promises from one of values (27.1.4) ---

// {value, done} as a promise: its value is what the inner one, which may be a
// promise, comes to.
function continueWith(result, promise) {
    if (!%isObject(result))
        throw %typeError(
            `Iterator result ${%describe(result)} is not an object`);
    const done = !!result.done;
    const value = result.value;
    %promiseReact(promiseResolveValue(value),
        settled => ({value: settled, done}), undefined, promise);
}

// Calls a method of the inner iterator; what goes wrong rejects.
function callSync(iterator, method, args) {
    const promise = %promiseNew();
    try {
        if (!%isCallable(method))
            throw %typeError(`${kindOf(method)} is not a function`);
        continueWith(%apply(method, iterator, args), promise);
    } catch (error) {
        %promiseReject(promise, error);
    }
    return promise;
}

// The same where the method may be missing: `otherwise` settles the promise.
function callSyncIfThere(iterator, key, args, otherwise) {
    let method;
    try {
        method = getMethod(iterator, key);
    } catch (error) {
        const promise = %promiseNew();
        %promiseReject(promise, error);
        return promise;
    }
    if (method !== undefined) return callSync(iterator, method, args);
    const promise = %promiseNew();
    otherwise(promise, args[0]);
    return promise;
}

const asyncFromSync = {
    __proto__: asyncIterator,
    next(...args) {
        return callSync(this.iterator, this.nextMethod, args);
    },
    return(...args) {
        return callSyncIfThere(this.iterator, 'return', args,
            (promise, value) =>
                resolvePromise(promise, {value, done: true}));
    },
    throw(...args) {
        return callSyncIfThere(this.iterator, 'throw', args,
            (promise, value) => %promiseReject(promise, value));
    },
};

// GetIterator(iterable, async) (7.4.4)
function getAsyncIterator(iterable) {
    const method = getMethod(iterable, symbolAsyncIterator);
    if (method !== undefined) {
        const iterator = %call(method, iterable);
        if (!%isObject(iterator))
            throw %typeError('Result of the Symbol.asyncIterator method is ' +
                'not an object');
        return iterator;
    }
    const iterator = getIteratorFrom(iterable,
        getMethod(iterable, symbolIterator));
    return {
        __proto__: asyncFromSync,
        iterator,
        nextMethod: iterator.next,
    };
}

// One call of yield* in an async generator (15.5.5). mode: 0 next, 1 throw,
// 2 return. The answer is awaited then; %empty(): there is no such method.
function asyncDelegate(iterator, next, received, mode) {
    const method = mode === 0 ? next
        : getMethod(iterator, mode === 1 ? 'throw' : 'return');
    if (mode !== 0 && method === undefined) return %empty();
    if (!%isCallable(method))
        throw %typeError(`${kindOf(method)} is not a function`);
    return %call(method, iterator, received);
}

// AsyncGeneratorDrainQueue (27.6.3.10): the generator is over, and answers
// what it was still asked. The machine does it as long as no program's getter
// has to be called.
function asyncGeneratorDrain(generator, answer) {
    for (;;) {
        const request = %asyncGeneratorRequest(generator);
        if (request === undefined) return answer;
        const kind = request[0];
        const value = request[1];
        if (kind === 2) {
            try {
                %asyncGeneratorAwait(generator, promiseResolveValue(value));
                return answer;
            } catch (error) {
                %promiseReject(%asyncGeneratorShift(generator), error);
                continue;
            }
        }
        const promise = %asyncGeneratorShift(generator);
        if (kind === 1) %promiseReject(promise, value);
        else resolvePromise(promise,
            {value: kind === 3 ? value : undefined, done: true});
    }
}

%hook('getAsyncIterator', getAsyncIterator);
%hook('asyncDelegate', asyncDelegate);
%hook('asyncGeneratorDrain', asyncGeneratorDrain);
