// Map and Set (ECMA-262, 24.1, 24.2): what calls a program's functions.

const getIterator = %import('getIterator');
const iteratorStep = %import('iteratorStep');
const iteratorCloseQuietly = %import('iteratorCloseQuietly');
const kindOf = %import('kindOf');

function checkAdder(adder, name, collection) {
    if (!%isCallable(adder))
        throw %typeError(`'${%describe(adder)}' returned for property ` +
            `'${name}' of object '#<${%className(collection)}>' is not a ` +
            'function');
}

// new Map(iterable)
%hook('mapFill', function mapFill(map, iterable) {
    const adder = map.set;
    checkAdder(adder, 'set', map);
    const iterator = getIterator(iterable);
    const next = iterator.next;
    for (;;) {
        const entry = iteratorStep(iterator, next);
        if (%isEmpty(entry)) return map;
        let added = false;
        try {
            if (!%isObject(entry))
                throw %typeError(
                    `Iterator value ${%describe(entry)} is not an entry ` +
                    'object');
            const key = entry[0];
            %call(adder, map, key, entry[1]);
            added = true;
        } finally {
            if (!added) iteratorCloseQuietly(iterator);
        }
    }
});

// new Set(iterable)
%hook('setFill', function setFill(set, iterable) {
    const adder = set.add;
    checkAdder(adder, 'add', set);
    const iterator = getIterator(iterable);
    const next = iterator.next;
    for (;;) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) return set;
        let added = false;
        try {
            %call(adder, set, value);
            added = true;
        } finally {
            if (!added) iteratorCloseQuietly(iterator);
        }
    }
});

// Calls back for each entry, those too that are added meanwhile.
function visit(collection, callback, receiver) {
    if (!%isCallable(callback))
        throw %typeError(`${kindOf(callback)} is not a function`);
    let entry = %collectionNext(collection, 0);
    while (entry !== undefined) {
        %call(callback, receiver, entry[1], entry[0], collection);
        entry = %collectionNext(collection, entry[2]);
    }
}

%install(Map.prototype, {
    forEach(callback, receiver = undefined) {
        if (!%isClass(this, 'Map'))
            throw %typeError('Method Map.prototype.forEach called on ' +
                `incompatible receiver ${%describe(this)}`);
        visit(this, callback, receiver);
    },
});

%install(Set.prototype, {
    forEach(callback, receiver = undefined) {
        if (!%isClass(this, 'Set'))
            throw %typeError('Method Set.prototype.forEach called on ' +
                `incompatible receiver ${%describe(this)}`);
        visit(this, callback, receiver);
    },
});

%define(Map.prototype, Symbol.iterator, Map.prototype.entries, 5);
%define(Map.prototype, Symbol.toStringTag, 'Map', 4);
%define(Set.prototype, 'keys', Set.prototype.values, 5);
%define(Set.prototype, Symbol.iterator, Set.prototype.values, 5);
%define(Set.prototype, Symbol.toStringTag, 'Set', 4);
