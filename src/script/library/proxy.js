// Proxies (ECMA-262, 10.5, 28.2): what every operation of the language means
// where it meets one. The machine never runs a trap itself; it calls the hook
// for the internal method here, and the trap is an ordinary call.
//
// A descriptor is an object without a prototype that has the fields which are
// there. %ownProperty, %defineOwn, %reflectHas and their like are the internal
// methods of any object; where that is a proxy they come back to a hook.

const listFrom = %import('listFrom');
const setElement = %import('setElement');
const readDescriptor = %import('readDescriptor');
const defineOrThrow = %import('defineOrThrow');
const defineOn = %import('defineOn');
const stackGet = %import('stackGet');

// The trap for an internal method; undefined where the target is asked.
function trapOf(handler, name) {
    if (handler === null)
        throw %typeError(
            `Cannot perform '${name}' on a proxy that has been revoked`);
    const trap = handler[name];
    if (trap === undefined || trap === null) return undefined;
    if (!%isCallable(trap))
        throw %typeError(`'${%describe(trap)}' returned for property ` +
            `'${name}' of object '#<Object>' is not a function`);
    return trap;
}

// "'get' on proxy: ..."
function broken(name, text) {
    return %typeError(`'${name}' on proxy: ${text}`);
}

function truish(name, key, text) {
    return broken(name,
        `trap returned truish for property '${%describe(key)}' ${text}`);
}

function falsish(name, key) {
    return broken(name,
        `trap returned falsish for property '${%describe(key)}'`);
}

// What may never change any more: a trap cannot deny it.
function isFixed(property) {
    return property !== undefined && !property.configurable;
}

// --- [[GetPrototypeOf]], [[SetPrototypeOf]] (10.5.1, 10.5.2) ---

function getPrototype(proxy) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'getPrototypeOf');
    if (trap === undefined) return %prototypeOf(target);
    const prototype = %call(trap, handler, target);
    if (!%isObject(prototype) && prototype !== null)
        throw broken('getPrototypeOf',
            'trap returned neither object nor null');
    if (%isExtensible(target) || %prototypeOf(target) === prototype)
        return prototype;
    throw broken('getPrototypeOf', 'proxy target is non-extensible but the ' +
        'trap did not return its actual prototype');
}

function setPrototype(proxy, prototype) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'setPrototypeOf');
    if (trap === undefined) return %setPrototype(target, prototype);
    if (!%call(trap, handler, target, prototype)) return false;
    if (%isExtensible(target) || %prototypeOf(target) === prototype)
        return true;
    throw broken('setPrototypeOf', 'trap returned truish for setting a new ' +
        'prototype on the non-extensible proxy target');
}

// --- [[IsExtensible]], [[PreventExtensions]] (10.5.3, 10.5.4) ---

function isExtensible(proxy) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'isExtensible');
    if (trap === undefined) return %isExtensible(target);
    const answer = !!%call(trap, handler, target);
    const actual = %isExtensible(target);
    if (answer === actual) return answer;
    throw broken('isExtensible', 'trap result does not reflect ' +
        `extensibility of proxy target (which is '${actual}')`);
}

function preventExtensions(proxy) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'preventExtensions');
    if (trap === undefined) return %preventExtensions(target);
    const answer = !!%call(trap, handler, target);
    if (answer && %isExtensible(target))
        throw broken('preventExtensions',
            'trap returned truish but the proxy target is extensible');
    return answer;
}

// --- [[GetOwnProperty]] (10.5.5) ---

function checkMissing(target, key, actual) {
    const text =
        `trap returned undefined for property '${%describe(key)}' which `;
    if (isFixed(actual))
        throw broken('getOwnPropertyDescriptor',
            `${text}is non-configurable in the proxy target`);
    if (actual !== undefined && !%isExtensible(target))
        throw broken('getOwnPropertyDescriptor',
            `${text}exists in the non-extensible proxy target`);
}

function checkReported(key, reported, actual) {
    if (reported.configurable) return;
    if (!isFixed(actual))
        throw broken('getOwnPropertyDescriptor', 'trap reported ' +
            `non-configurability for property '${%describe(key)}' which is ` +
            'either non-existent or configurable in the proxy target');
    if (reported.writable === false && actual.writable)
        throw broken('getOwnPropertyDescriptor', 'trap reported ' +
            'non-configurable and writable for property ' +
            `'${%describe(key)}' which is non-configurable, non-writable ` +
            'in the proxy target');
}

function getOwn(proxy, key) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'getOwnPropertyDescriptor');
    if (trap === undefined) return %ownProperty(target, key);
    const answer = %call(trap, handler, target, key);
    if (!%isObject(answer) && answer !== undefined)
        throw broken('getOwnPropertyDescriptor', 'trap returned neither ' +
            `object nor undefined for property '${%describe(key)}'`);
    const actual = %ownProperty(target, key);
    if (answer === undefined) {
        checkMissing(target, key, actual);
        return undefined;
    }
    const extensible = %isExtensible(target);
    const reported = %completeDescriptor(readDescriptor(answer));
    if (!%isCompatible(extensible, reported, actual))
        throw broken('getOwnPropertyDescriptor', 'trap returned descriptor ' +
            `for property '${%describe(key)}' that is incompatible with ` +
            'the existing property in the proxy target');
    checkReported(key, reported, actual);
    return reported;
}

// --- [[DefineOwnProperty]] (10.5.6) ---

function checkDefined(target, key, descriptor) {
    const text = 'trap returned truish for ';
    const name = `property '${%describe(key)}'`;
    const actual = %ownProperty(target, key);
    const extensible = %isExtensible(target);
    const fixes = descriptor.configurable === false;
    if (actual === undefined && !extensible)
        throw broken('defineProperty',
            `${text}adding ${name}  to the non-extensible proxy target`);
    if (actual !== undefined && !%isCompatible(extensible, descriptor, actual))
        throw broken('defineProperty', `${text}adding ${name}  that is ` +
            'incompatible with the existing property in the proxy target');
    if (fixes && !isFixed(actual))
        throw broken('defineProperty', `${text}defining non-configurable ` +
            `${name} which is either non-existent or configurable in the ` +
            'proxy target');
    if (isFixed(actual) && actual.writable && descriptor.writable === false)
        throw broken('defineProperty', `${text}defining non-configurable ` +
            `${name} which cannot be non-writable, unless there exists a ` +
            'corresponding non-configurable, non-writable own property of ' +
            'the target object.');
}

function defineOwn(proxy, key, descriptor) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'defineProperty');
    if (trap === undefined) return defineOn(target, key, descriptor);
    const shown = %fromDescriptor(descriptor);
    if (!%call(trap, handler, target, key, shown)) return false;
    checkDefined(target, key, descriptor);
    return true;
}

// --- [[HasProperty]] (10.5.7) ---

function has(proxy, key) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'has');
    if (trap === undefined) return %reflectHas(target, key);
    if (%call(trap, handler, target, key)) return true;
    const actual = %ownProperty(target, key);
    if (actual === undefined) return false;
    const text =
        `trap returned falsish for property '${%describe(key)}' `;
    if (!actual.configurable)
        throw broken('has',
            `${text}which exists in the proxy target as non-configurable`);
    if (!%isExtensible(target))
        throw broken('has', `${text}but the proxy target is not extensible`);
    return false;
}

// --- [[Get]] (10.5.8) ---

function checkGot(target, key, value) {
    const actual = %ownProperty(target, key);
    if (!isFixed(actual)) return;
    const name = `property '${%describe(key)}' is a `;
    if (actual.writable === false && !%sameValue(actual.value, value))
        throw broken('get', `${name}read-only and non-configurable data ` +
            'property on the proxy target but the proxy did not return its ' +
            `actual value (expected '${%describe(actual.value)}' but got ` +
            `'${%describe(value)}')`);
    if ('get' in actual && actual.get === undefined && value !== undefined)
        throw broken('get', `${name}non-configurable accessor property on ` +
            'the proxy target and does not have a getter function, but the ' +
            `trap did not return 'undefined' (got '${%describe(value)}')`);
}

function get(proxy, key, receiver) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'get');
    if (trap === undefined) return %reflectGet(target, key, receiver);
    const value = %call(trap, handler, target, key, receiver);
    checkGot(target, key, value);
    return value;
}

// --- [[Set]] (10.5.9, 10.1.9.2) ---

// How an assignment ended.
const DONE = 0;
const READ_ONLY = 1;
const NO_SETTER = 2;
const NOT_EXTENSIBLE = 3;
const REFUSED = 4; // by the trap `set`
const NOT_DEFINED = 5; // by the trap `defineProperty`

function checkSet(target, key, value) {
    const actual = %ownProperty(target, key);
    if (!isFixed(actual)) return;
    if (actual.writable === false && !%sameValue(actual.value, value))
        throw truish('set', key, 'which exists in the proxy target as a ' +
            'non-configurable and non-writable data property with a ' +
            'different value');
    if ('set' in actual && actual.set === undefined)
        throw truish('set', key, 'which exists in the proxy target as a ' +
            'non-configurable and non-writable accessor property without a ' +
            'setter');
}

function setOnProxy(proxy, key, value, receiver) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'set');
    if (trap === undefined) return setOn(target, key, value, receiver);
    if (!%call(trap, handler, target, key, value, receiver))
        return REFUSED;
    checkSet(target, key, value);
    return DONE;
}

// The receiver gets the value as its own property.
function putOn(receiver, key, value) {
    if (!%isObject(receiver)) return READ_ONLY;
    const own = %ownProperty(receiver, key);
    if (own === undefined)
        return %defineOwn(receiver, key, {
            __proto__: null,
            value,
            writable: true,
            enumerable: true,
            configurable: true,
        }) ? DONE : %isProxy(receiver) && %isExtensible(receiver)
            ? NOT_DEFINED : NOT_EXTENSIBLE;
    if ('get' in own) return NO_SETTER;
    if (!own.writable) return READ_ONLY;
    return defineOn(receiver, key, {__proto__: null, value})
        ? DONE : NOT_DEFINED;
}

// object[key] = value on behalf of `receiver`: looks up the chain.
function setOn(object, key, value, receiver) {
    let holder = object;
    while (holder !== null) {
        if (%isProxy(holder)) return setOnProxy(holder, key, value, receiver);
        // A typed array has an element, or ends the matter (10.4.5.5).
        const place = %viewPlace(holder, key);
        if (place !== 0 && holder === receiver)
            return setElement(holder, key, value, DONE);
        if (place < 0) return DONE;
        const own = %ownProperty(holder, key);
        if (own !== undefined) {
            if ('set' in own) {
                if (own.set === undefined) return NO_SETTER;
                %call(own.set, receiver, value);
                return DONE;
            }
            if (!own.writable) return READ_ONLY;
            break;
        }
        holder = %prototypeOf(holder);
    }
    return putOn(receiver, key, value);
}

function set(object, key, value, receiver) {
    return setOn(object, key, value, receiver) === DONE;
}

// What strict code is told when its assignment did nothing.
function setError(how, key, receiver) {
    const name = %describe(key);
    switch (how) {
    case READ_ONLY:
        return %typeError(`Cannot assign to read only property '${name}' of ` +
            `object '${%describe(receiver)}'`);
    case NO_SETTER:
        return %typeError(`Cannot set property ${name} of ` +
            `${%describe(receiver)} which has only a getter`);
    case NOT_EXTENSIBLE:
        return %typeError(
            `Cannot define property ${name}, object is not extensible`);
    case NOT_DEFINED:
        return falsish('defineProperty', key);
    default:
        return falsish('set', key);
    }
}

// An assignment, in strict code or not.
function assign(object, key, value, receiver, strict) {
    const how = setOn(object, key, value, receiver);
    if (how !== DONE && strict) throw setError(how, key, receiver);
}

// --- [[Delete]] (10.5.10) ---

function checkDeleted(target, key) {
    const actual = %ownProperty(target, key);
    if (actual === undefined) return;
    if (!actual.configurable)
        throw truish('deleteProperty', key,
            'which is non-configurable in the proxy target');
    if (!%isExtensible(target))
        throw truish('deleteProperty', key,
            'but the proxy target is non-extensible');
}

// `strict` is true in strict code alone, which is told why it was in vain.
function remove(proxy, key, strict) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'deleteProperty');
    if (trap === undefined) {
        if (%isProxy(target)) return remove(target, key, strict);
        if (%deleteProperty(target, key)) return true;
        if (!strict) return false;
        throw %typeError(`Cannot delete property '${%describe(key)}' of ` +
            %describe(target));
    }
    if (!%call(trap, handler, target, key)) {
        if (strict) throw falsish('deleteProperty', key);
        return false;
    }
    checkDeleted(target, key);
    return true;
}

// --- [[OwnPropertyKeys]] (10.5.11) ---

// The trap's list: names and symbols, none of them twice.
function keysFrom(answer) {
    const list = listFrom(answer);
    for (let i = 0; i < list.length; i++) {
        const kind = typeof list[i];
        if (kind !== 'string' && kind !== 'symbol')
            throw %typeError(
                `${%describe(list[i])} is not a valid property name`);
    }
    if (%hasTwins(list))
        throw broken('ownKeys', 'trap returned duplicate entries');
    return list;
}

function checkKeys(target, keys) {
    const extensible = %isExtensible(target);
    const actual = %ownKeys(target, 3);
    let known = 0;
    for (let i = 0; i < actual.length; i++) {
        const fixed = isFixed(%ownProperty(target, actual[i]));
        if (%isAmong(keys, actual[i])) known++;
        else if (fixed || !extensible)
            throw broken('ownKeys', 'trap result did not include ' +
                `'${%describe(actual[i])}'`);
    }
    if (!extensible && known < keys.length)
        throw broken('ownKeys', 'trap returned extra keys but proxy target ' +
            'is non-extensible');
}

function allKeys(proxy) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'ownKeys');
    if (trap === undefined) return %ownKeys(target, 3);
    const keys = keysFrom(%call(trap, handler, target));
    checkKeys(target, keys);
    return keys;
}

// which: 1 strings, 2 symbols, 4 only what is enumerable.
function ownKeys(proxy, which) {
    const keys = allKeys(proxy);
    if (which === 3) return keys;
    const wanted = [];
    for (let i = 0; i < keys.length; i++) {
        const kind = typeof keys[i] === 'symbol' ? 2 : 1;
        if ((which & kind) === 0) continue;
        if ((which & 4) !== 0 && !hasOwn(proxy, keys[i], true)) continue;
        %push(wanted, keys[i]);
    }
    return wanted;
}

// --- [[Call]], [[Construct]] (10.5.12, 10.5.13) ---

function apply(proxy, receiver, list) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'apply');
    if (trap === undefined) return %apply(target, receiver, list);
    return %call(trap, handler, target, receiver, list);
}

function construct(proxy, list, newTarget) {
    const target = %proxyTarget(proxy);
    const handler = %proxyHandler(proxy);
    const trap = trapOf(handler, 'construct');
    if (trap === undefined) return %construct(target, list, newTarget);
    const made = %call(trap, handler, target, list, newTarget);
    if (!%isObject(made))
        throw broken('construct',
            `trap returned non-object ('${%describe(made)}')`);
    return made;
}

%hook('proxyPrototype', getPrototype);
%hook('proxySetPrototype', setPrototype);
%hook('proxyIsExtensible', isExtensible);
%hook('proxyPrevent', preventExtensions);
%hook('proxyOwn', getOwn);
%hook('proxyDefine', defineOwn);
%hook('proxyHas', has);
%hook('proxyGet', get);
%hook('proxySet', set);
%hook('proxyAssign', assign);
%hook('superSet', assign);
%hook('proxyDelete', remove);
%hook('proxyKeys', ownKeys);
%hook('proxyApply', apply);
%hook('proxyConstruct', construct);

// --- what asks several of them ---

// An own property that is there and, where `enumerable`, is that as well.
function hasOwn(object, key, enumerable) {
    const own = %ownProperty(object, key);
    return own !== undefined && (!enumerable || own.enumerable);
}
%hook('hasOwn', hasOwn);

// An error's `stack` is an accessor of ours, and data to a program, as in V8.
function descriptorOf(object, key) {
    const found = %fromDescriptor(%ownProperty(object, key));
    if (found === undefined || found.get !== stackGet) return found;
    return {
        value: %call(stackGet, object),
        writable: found.configurable,
        enumerable: found.enumerable,
        configurable: found.configurable,
    };
}
%hook('descriptorOf', descriptorOf);

%hook('descriptorsOf', function descriptorsOf(object) {
    const keys = %ownKeys(object, 3);
    const result = {};
    for (let i = 0; i < keys.length; i++) {
        const descriptor = descriptorOf(object, keys[i]);
        if (descriptor !== undefined)
            %createDataProperty(result, keys[i], descriptor);
    }
    return result;
});

%hook('createData', function createData(object, key, value) {
    return defineOrThrow(object, key, {
        __proto__: null,
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
});

%hook('defineHalf', function defineHalf(object, key, accessor, getter) {
    const descriptor =
        {__proto__: null, enumerable: true, configurable: true};
    if (getter) descriptor.get = accessor;
    else descriptor.set = accessor;
    defineOrThrow(object, key, descriptor);
});

%hook('lookupHalf', function lookupHalf(object, key, getter) {
    let holder = object;
    while (holder !== null) {
        const own = %ownProperty(holder, key);
        if (own !== undefined) return getter ? own.get : own.set;
        holder = %prototypeOf(holder);
    }
    return undefined;
});

// SetIntegrityLevel (7.3.15). what: 0 Object.preventExtensions, 1 seal,
// 2 freeze.
function raise(object, what) {
    if (!%preventExtensions(object))
        throw broken('preventExtensions', 'trap returned falsish');
    if (what === 0) return object;
    const keys = %ownKeys(object, 3);
    for (let i = 0; i < keys.length; i++) {
        const descriptor = {__proto__: null, configurable: false};
        if (what === 2) {
            const own = %ownProperty(object, keys[i]);
            if (own === undefined) continue;
            if ('value' in own) descriptor.writable = false;
        }
        defineOrThrow(object, keys[i], descriptor);
    }
    return object;
}

// TestIntegrityLevel (7.3.16). what: 3 Object.isSealed, 4 isFrozen.
%hook('integrity', function integrity(object, what) {
    if (what < 3) return raise(object, what);
    if (%isExtensible(object)) return false;
    const keys = %ownKeys(object, 3);
    for (let i = 0; i < keys.length; i++) {
        const own = %ownProperty(object, keys[i]);
        if (own === undefined) continue;
        if (own.configurable || (what === 4 && own.writable)) return false;
    }
    return true;
});

// Object.setPrototypeOf, or an assignment to __proto__.
%hook('changePrototype', function changePrototype(object, value, assigned) {
    if (setPrototype(object, value)) return assigned ? undefined : object;
    let target = object;
    while (%isProxy(target)) {
        const trap = %proxyHandler(target).setPrototypeOf;
        if (trap !== undefined && trap !== null)
            throw broken('setPrototypeOf', 'trap returned falsish' +
                (assigned ? '' : " for property 'undefined'"));
        target = %proxyTarget(target);
    }
    return %setPrototypeOf(target, value);
});

%hook('isPrototypeOf', function isPrototypeOf(object, value) {
    let at = %prototypeOf(value);
    while (at !== null && at !== object) at = %prototypeOf(at);
    return at !== null;
});

// `new`, where the prototype of what is made has to be asked for.
%hook('constructFrom', function constructFrom(constructor, list, newTarget) {
    return %constructFrom(constructor, list, newTarget, newTarget.prototype);
});

// class ... extends parent
%hook('classParent', function classParent(parent) {
    const prototype = parent.prototype;
    if (!%isObject(prototype) && prototype !== null)
        throw %typeError('Class extends value does not have valid prototype ' +
            `property ${%describe(prototype)}`);
    return %pair(parent, prototype);
});

// --- for (key in object) ---

// Names along the chain, the nearest first; a proxy's are asked for their
// attributes only when their turn comes, as V8 does.
%hook('forInKeys', function forInKeys(object) {
    const seen = {__proto__: null};
    const names = [];
    let holder = object;
    let asks = false;
    while (holder !== null) {
        const keys = %ownKeys(holder, 1);
        if (%isProxy(holder)) asks = true;
        for (let i = 0; i < keys.length; i++) {
            if (%hasOwn(seen, keys[i])) continue;
            seen[keys[i]] = true;
            if (%isProxy(holder) || %isEnumerable(holder, keys[i]))
                %push(names, keys[i]);
        }
        holder = %prototypeOf(holder);
    }
    return %forIn(object, names, asks);
});

// Whether the key is still there, and a proxy says that it is enumerable.
function isOffered(object, key) {
    let holder = object;
    while (holder !== null) {
        const own = %ownProperty(holder, key);
        if (own !== undefined) return !%isProxy(holder) || own.enumerable;
        holder = %prototypeOf(holder);
    }
    return false;
}

%hook('forInNext', function forInNext(iterator) {
    for (;;) {
        const key = %forInKey(iterator);
        if (%isEmpty(key) || isOffered(%forInTarget(iterator), key))
            return key;
    }
});

// --- Proxy ---

%install(Proxy, {
    revocable(target, handler) {
        const proxy = %proxy(target, handler);
        const nameless = [() => { %proxyRevoke(proxy); }];
        return {proxy, revoke: nameless[0]};
    },
});

%export('setOn', set);
