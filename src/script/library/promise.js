// Promises (ECMA-262, 27.2), with the standard's names for its operations and
// exactly its jobs. What a promise holds, and the queue of jobs, are the
// machine's; what calls a program's function is here.

const getIterator = %import('getIterator');
const iteratorStep = %import('iteratorStep');
const iteratorCloseQuietly = %import('iteratorCloseQuietly');
const checkCallable = %import('checkCallable');
const speciesConstructor = %import('speciesConstructor');
const Promise = globalThis.Promise;
const AggregateError = globalThis.AggregateError;

// --- settling ---

// What a resolve function does with its value (27.2.1.3.2). A value that has a
// `then` is not taken at once: a job is queued that calls it.
function resolvePromise(promise, value) {
    'fast promiseResolve';
    // `then` is a getter.
    let then;
    try {
        then = value.then;
    } catch (error) {
        %promiseReject(promise, error);
        return;
    }
    if (%isCallable(then)) %promiseThenable(promise, value, then);
    else %promiseFulfil(promise, value);
}

// new Promise(executor) (27.2.3.1). The first call of resolve or reject
// decides; an exception of the executor rejects.
function promiseStart(promise, executor) {
    let decided = false;
    try {
        %call(executor, undefined, value => {
            if (decided) return;
            decided = true;
            resolvePromise(promise, value);
        }, reason => {
            if (decided) return;
            decided = true;
            %promiseReject(promise, reason);
        });
    } catch (error) {
        if (!decided) {
            decided = true;
            %promiseReject(promise, error);
        }
    }
    return promise;
}

// --- capabilities (27.2.1.1, 27.2.1.5) ---

// A promise of any constructor, with the two functions that settle it.
function newPromiseCapability(constructor) {
    if (!%isConstructor(constructor))
        throw %typeError(`${%describe(constructor)} is not a constructor`);
    const capability = {
        __proto__: null,
        promise: undefined,
        resolve: undefined,
        reject: undefined,
    };
    capability.promise = new constructor((resolve, reject) => {
        if (capability.resolve !== undefined ||
                capability.reject !== undefined)
            throw %typeError('Promise executor has already been invoked ' +
                'with non-undefined arguments');
        capability.resolve = resolve;
        capability.reject = reject;
    });
    if (!%isCallable(capability.resolve) || !%isCallable(capability.reject))
        throw %typeError('Promise resolve or reject function is not callable');
    return capability;
}

// What a handler's outcome goes to: a promise of ours, a capability, or
// nothing.
function resolveDerived(derived, value) {
    if (derived === undefined) return;
    if (%isClass(derived, 'Promise')) resolvePromise(derived, value);
    else %call(derived.resolve, undefined, value);
}

function rejectDerived(derived, reason) {
    if (derived === undefined) return;
    if (%isClass(derived, 'Promise')) %promiseReject(derived, reason);
    else %call(derived.reject, undefined, reason);
}

// --- jobs ---

// NewPromiseReactionJob (27.2.2.1): a promise is settled, and a handler that
// was given to `then` is due.
function promiseReactionJob(handler, argument, derived, rejected) {
    if (handler === undefined) {
        if (rejected) rejectDerived(derived, argument);
        else resolveDerived(derived, argument);
        return;
    }
    let result;
    try {
        result = %call(handler, undefined, argument);
    } catch (error) {
        rejectDerived(derived, error);
        return;
    }
    resolveDerived(derived, result);
}

// NewPromiseResolveThenableJob (27.2.2.2): `promise` was resolved with a
// thenable, which is asked now.
function promiseThenableJob(then, unused, promise, thenable) {
    let decided = false;
    // (0, ...) leaves them without a name, as the standard has it.
    const resolve = (0, value => {
        if (decided) return;
        decided = true;
        resolvePromise(promise, value);
    });
    const reject = (0, reason => {
        if (decided) return;
        decided = true;
        %promiseReject(promise, reason);
    });
    if (then === promiseThen && %promiseIsPlain(thenable)) {
        // Nobody would see the promise that then() returns.
        %promiseReact(thenable, resolve, reject, undefined);
        return;
    }
    try {
        %call(then, thenable, resolve, reject);
    } catch (error) {
        reject(error);
    }
}

// --- Promise.prototype ---

// Calls the method `then` that a promise has now.
function invokeThen(promise, onFulfilled, onRejected) {
    const then = promise.then;
    checkCallable(then);
    return %call(then, promise, onFulfilled, onRejected);
}

// What `finally` waits for, before it goes on as it would have (27.2.5.3).
function goOn(promise, thunk) {
    const then = promise.then;
    checkCallable(then);
    return %call(then, promise, thunk);
}

// PromiseResolve (27.2.4.7.1)
function promiseResolve(constructor, value) {
    if (%isClass(value, 'Promise') && value.constructor === constructor)
        return value;
    const capability = newPromiseCapability(constructor);
    %call(capability.resolve, undefined, value);
    return capability.promise;
}

function promiseResolveValue(value) {
    'fast promiseFromValue';
    return promiseResolve(Promise, value);
}

// The start of an await. In a pair the machine knows that it has asked.
function awaitValue(value) {
    return %pair(promiseResolve(Promise, value), undefined);
}

%install(Promise.prototype, {
    then(onFulfilled, onRejected) {
        'fast promiseThen';
        if (!%isClass(this, 'Promise'))
            throw %typeError('Method Promise.prototype.then called on ' +
                `incompatible receiver ${%describe(this)}`);
        const constructor = speciesConstructor(this, Promise);
        const derived = constructor === Promise
            ? %promiseNew()
            : newPromiseCapability(constructor);
        %promiseReact(this,
            %isCallable(onFulfilled) ? onFulfilled : undefined,
            %isCallable(onRejected) ? onRejected : undefined,
            derived);
        return constructor === Promise ? derived : derived.promise;
    },

    catch(onRejected) {
        return invokeThen(this, undefined, onRejected);
    },

    finally(onFinally) {
        if (!%isObject(this))
            throw %typeError(
                'Promise.prototype.finally called on non-object');
        const constructor = speciesConstructor(this, Promise);
        if (!%isCallable(onFinally))
            return invokeThen(this, onFinally, onFinally);
        return invokeThen(this, value => {
            const result = %call(onFinally, undefined);
            return goOn(promiseResolve(constructor, result), () => value);
        }, reason => {
            const result = %call(onFinally, undefined);
            return goOn(promiseResolve(constructor, result), () => {
                throw reason;
            });
        });
    },
});

const promiseThen = Promise.prototype.then;
%intrinsic('PROMISE_THEN', promiseThen);
%define(Promise.prototype, Symbol.toStringTag, 'Promise', 4);

// --- the combinators (27.2.4.1 to 27.2.4.5) ---

// Makes the constructor's promise, and hands each element of the iterable, as
// a promise, to visit(promise, index, capability); then finish(count,
// capability). Whatever goes wrong rejects.
function combine(constructor, iterable, visit, finish) {
    const capability = newPromiseCapability(constructor);
    let iterator;
    let open = false;
    try {
        const resolve = constructor.resolve;
        if (!%isCallable(resolve))
            throw %typeError(
                'Promise resolve or reject function is not callable');
        iterator = getIterator(iterable);
        const next = iterator.next;
        let count = 0;
        for (;;) {
            const value = iteratorStep(iterator, next);
            if (%isEmpty(value)) break;
            open = true;
            visit(%call(resolve, constructor, value), count++, capability);
            open = false;
        }
        finish(count, capability);
    } catch (error) {
        if (open) iteratorCloseQuietly(iterator);
        %call(capability.reject, undefined, error);
    }
    return capability.promise;
}

// A list that is handed out when each of its places has been filled: `done`
// counts down the places, and one more for the list itself.
function collector(settle) {
    return {__proto__: null, values: [], left: 1, settle};
}

function oneLess(list, capability) {
    if (--list.left === 0) list.settle(capability, list.values);
}

// A function that fills place `index`, the first time that it is called.
function filler(list, index, capability) {
    let called = false;
    return value => {
        if (called) return;
        called = true;
        list.values[index] = value;
        oneLess(list, capability);
    };
}

function fulfilWith(capability, values) {
    %call(capability.resolve, undefined, values);
}

function rejectWithAll(capability, errors) {
    const error = new AggregateError([], 'All promises were rejected');
    %define(error, 'errors', errors, 5);
    %call(capability.reject, undefined, error);
}

%install(Promise, {
    resolve(value) {
        'fast promiseResolveStatic';
        if (!%isObject(this))
            throw %typeError('PromiseResolve called on non-object');
        return promiseResolve(this, value);
    },

    reject(reason) {
        'fast promiseRejectStatic';
        if (!%isObject(this))
            throw %typeError('PromiseResolve called on non-object');
        const capability = newPromiseCapability(this);
        %call(capability.reject, undefined, reason);
        return capability.promise;
    },

    all(iterable) {
        const list = collector(fulfilWith);
        return combine(this, iterable, (promise, index, capability) => {
            %push(list.values, undefined);
            list.left++;
            invokeThen(promise, filler(list, index, capability),
                capability.reject);
        }, (count, capability) => oneLess(list, capability));
    },

    allSettled(iterable) {
        const list = collector(fulfilWith);
        return combine(this, iterable, (promise, index, capability) => {
            %push(list.values, undefined);
            list.left++;
            let called = false;
            const settle = outcome => {
                if (called) return;
                called = true;
                list.values[index] = outcome;
                oneLess(list, capability);
            };
            invokeThen(promise,
                value => settle({status: 'fulfilled', value}),
                reason => settle({status: 'rejected', reason}));
        }, (count, capability) => oneLess(list, capability));
    },

    any(iterable) {
        const list = collector(rejectWithAll);
        return combine(this, iterable, (promise, index, capability) => {
            %push(list.values, undefined);
            list.left++;
            invokeThen(promise, capability.resolve,
                filler(list, index, capability));
        }, (count, capability) => oneLess(list, capability));
    },

    race(iterable) {
        return combine(this, iterable, (promise, index, capability) => {
            invokeThen(promise, capability.resolve, capability.reject);
        }, () => {});
    },
});

%hook('promiseStart', promiseStart);
%hook('promiseReactionJob', promiseReactionJob);
%hook('promiseThenableJob', promiseThenableJob);
%hook('awaitValue', awaitValue);
%hook('resolvePromise', resolvePromise);
%export('resolvePromise', resolvePromise);
%export('promiseResolveValue', promiseResolveValue);
%export('newPromiseCapability', newPromiseCapability);
