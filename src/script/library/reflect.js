// Reflect (ECMA-262, 28.1): what may call a program's function.

const readDescriptor = %import('readDescriptor');
const listFrom = %import('listFrom');
const setOn = %import('setOn');
const defineOn = %import('defineOn');
const checkApplicable = %import('checkApplicable');

%install(Reflect, {
    apply(target, receiver, list) {
        'fast reflectApply';
        checkApplicable(target);
        return %apply(target, receiver, listFrom(list));
    },

    construct(target, list) {
        'fast reflectConstruct';
        if (!%isConstructor(target))
            throw %typeError(`${%describe(target)} is not a constructor`);
        const newTarget = arguments.length > 2 ? arguments[2] : target;
        if (!%isConstructor(newTarget))
            throw %typeError(`${%describe(newTarget)} is not a constructor`);
        return %construct(target, listFrom(list), newTarget);
    },

    defineProperty(target, key, descriptor) {
        'fast reflectDefineProperty';
        const name = %toKey(key);
        return defineOn(target, name, readDescriptor(descriptor));
    },

    getOwnPropertyDescriptor(target, key) {
        if (!%isObject(target))
            throw %typeError(
                'Reflect.getOwnPropertyDescriptor called on non-object');
        return %ownDescriptor(target, key);
    },

    set(target, key, value) {
        const receiver = arguments.length > 3 ? arguments[3] : target;
        const name = %toKey(key);
        const done = %reflectSet(target, name, value, receiver);
        // A setter or a proxy is asked.
        return done === undefined ? setOn(target, name, value, receiver)
                                  : done;
    },
});

%define(Reflect, Symbol.toStringTag, 'Reflect', 4);
