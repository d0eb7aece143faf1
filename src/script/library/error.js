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

// new AggregateError(errors, message): puts the errors on.
%hook('errorsFill', function errorsFill(error, errors) {
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
