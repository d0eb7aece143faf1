// Function.prototype (ECMA-262, 20.2.3): apply with what is no plain array.

const hasInstance = %import('hasInstance');

// CreateListFromArrayLike (7.3.19), as an array of the library's own.
function listFrom(object) {
    if (!%isObject(object))
        throw %typeError('CreateListFromArrayLike called on non-object');
    const length = %toLength(object.length);
    const list = [];
    for (let i = 0; i < length; i++) %push(list, object[i]);
    return list;
}

function checkApplicable(value) {
    if (%isCallable(value)) return;
    const kind = typeof value;
    const what = value === null ? 'null'
        : kind === 'object' ? 'an object' : `a ${kind}`;
    throw %typeError('Function.prototype.apply was called on ' +
        `${%describe(value)}, which is ${what} and not a function`);
}

%install(Function.prototype, {
    apply(receiver, list) {
        'fast functionApply';
        checkApplicable(this);
        return %apply(this, receiver, listFrom(list));
    },

    bind(receiver) {
        'fast functionBind';
        // The target is a proxy, or its length or name is a getter.
        const bound = [];
        for (let i = 0; i < arguments.length; i++) %push(bound, arguments[i]);
        const prototype = %prototypeOf(this);
        const length = %hasOwn(this, 'length') ? this.length : undefined;
        return %bind(this, prototype, bound, length, this.name);
    },
});

// Symbol.hasInstance can be neither overwritten nor deleted, so that
// instanceof may be trusted.
%define(Function.prototype, Symbol.hasInstance, {
    [Symbol.hasInstance](value) {
        'fast hasInstance';
        return %call(hasInstance, this, value);
    },
}[Symbol.hasInstance], 0);

%export('listFrom', listFrom);
%export('checkApplicable', checkApplicable);
