// Date (ECMA-262, 21.4): what asks objects.

const ordinaryToPrimitive = %import('ordinaryToPrimitive');
const toPrimitive = %import('toPrimitive');
const Date = globalThis.Date;

// new Date(object), new Date(year, month, ...) with objects among them
%export('dateFromObjects', (list, newTarget) => {
    const values = [];
    for (let i = 0; i < list.length; i++)
        %push(values, list.length === 1 ? %toPrimitive(list[i])
                                        : %toNumber(list[i]));
    return %construct(Date, values, newTarget);
});

%define(Date.prototype, Symbol.toPrimitive, {
    [Symbol.toPrimitive](hint) {
        if (!%isObject(this))
            throw %typeError('Method Date.prototype [ @@toPrimitive ] ' +
                `called on incompatible receiver ${%describe(this)}`);
        if (hint === 'string' || hint === 'default')
            return ordinaryToPrimitive(this, 'string');
        if (hint === 'number') return ordinaryToPrimitive(this, 'number');
        throw %typeError(`Invalid hint: ${%describe(hint)}`);
    },
}[Symbol.toPrimitive], 4);

%install(Date.prototype, {
    toJSON(key) {
        const object = %toObject(this);
        const time = toPrimitive(object, 'number');
        if (typeof time === 'number' && time - time !== 0) return null;
        const toISOString = object.toISOString;
        if (!%isCallable(toISOString))
            throw %typeError('toISOString is not a function');
        return %call(toISOString, object);
    },
});

%define(Date.prototype, 'toGMTString', Date.prototype.toUTCString, 5);
