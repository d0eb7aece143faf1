// Number and Math (ECMA-262, 21.1, 21.3): their constants, and what takes any
// number of arguments.

function constant(object, name, value) {
    %define(object, name, value, 0);
}

constant(Number, 'MAX_VALUE', 1.7976931348623157e308);
constant(Number, 'MIN_VALUE', 5e-324);
constant(Number, 'NaN', NaN);
constant(Number, 'NEGATIVE_INFINITY', -Infinity);
constant(Number, 'POSITIVE_INFINITY', Infinity);
constant(Number, 'MAX_SAFE_INTEGER', 9007199254740991);
constant(Number, 'MIN_SAFE_INTEGER', -9007199254740991);
constant(Number, 'EPSILON', 2.220446049250313e-16);
%define(Number, 'parseFloat', parseFloat, 5);
%define(Number, 'parseInt', parseInt, 5);

constant(Math, 'E', 2.718281828459045);
constant(Math, 'LN10', 2.302585092994046);
constant(Math, 'LN2', 0.6931471805599453);
constant(Math, 'LOG10E', 0.4342944819032518);
constant(Math, 'LOG2E', 1.4426950408889634);
constant(Math, 'PI', 3.141592653589793);
constant(Math, 'SQRT1_2', 0.7071067811865476);
constant(Math, 'SQRT2', 1.4142135623730951);
%define(Math, Symbol.toStringTag, 'Math', 4);

// Every argument as a number, in order.
function numbersOf(list) {
    const numbers = [];
    for (let i = 0; i < list.length; i++) %push(numbers, %toNumber(list[i]));
    return numbers;
}

%install(Math, {
    max(a, b) {
        'fast mathMax';
        return %apply(max, undefined, numbersOf(arguments));
    },

    min(a, b) {
        'fast mathMin';
        return %apply(min, undefined, numbersOf(arguments));
    },

    hypot(a, b) {
        'fast mathHypot';
        return %apply(hypot, undefined, numbersOf(arguments));
    },
});

const max = Math.max;
const min = Math.min;
const hypot = Math.hypot;
