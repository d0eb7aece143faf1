// The iterators that the engine hands out (ECMA-262, 23.1.5, 27.1).

const prototype = %intrinsic('ARRAY_ITERATOR_PROTOTYPE');

%install(prototype, {
    next() {
        'fast arrayIteratorNext';
        // Over something like an array, whose length and elements may be
        // getters.
        const target = %iteratorTarget(this);
        const index = %iteratorIndex(this);
        if (%viewType(target) >= 0)
            %viewCheck(target, 'Array Iterator.prototype.next');
        if (index >= %toLength(target.length)) {
            %iteratorMove(this, -1);
            return {value: undefined, done: true};
        }
        %iteratorMove(this, index + 1);
        const what = %iteratorYield(this);
        if (what === 1) return {value: index, done: false};
        const element = target[index];
        return {value: what === 0 ? element : [index, element], done: false};
    },
});

%intrinsic('ARRAY_ITERATOR_NEXT', prototype.next);
%intrinsic('ARRAY_VALUES', Array.prototype.values);
%define(Array.prototype, Symbol.iterator, Array.prototype.values, 5);

const tag = Symbol.toStringTag;
%define(prototype, tag, 'Array Iterator', 4);
%define(%intrinsic('STRING_ITERATOR_PROTOTYPE'), tag, 'String Iterator', 4);
%define(%intrinsic('MAP_ITERATOR_PROTOTYPE'), tag, 'Map Iterator', 4);
%define(%intrinsic('SET_ITERATOR_PROTOTYPE'), tag, 'Set Iterator', 4);

// Generators (27.3, 27.5) and async functions (27.7): who inherits from whom.
const generator = %intrinsic('GENERATOR_PROTOTYPE');
const generatorFunction = %intrinsic('GENERATOR_FUNCTION_PROTOTYPE');

const asyncFunction = %intrinsic('ASYNC_FUNCTION_PROTOTYPE');
const asyncGenerator = %intrinsic('ASYNC_GENERATOR_PROTOTYPE');
const asyncGeneratorFunction = %intrinsic('ASYNC_GENERATOR_FUNCTION_PROTOTYPE');

// What a constructor does with its texts (20.2.1.1.1): all but the last are
// parameters.
const heads = ['function', 'function*', 'async function', 'async function*'];

function createFunction(which, texts, constructor) {
    const last = texts.length - 1;
    let parameters = '';
    for (let i = 0; i < last; i++)
        parameters += i === 0 ? `${texts[i]}` : `,${texts[i]}`;
    const body = last < 0 ? '' : `${texts[last]}`;
    const made = %compileFunction(`(${heads[which]} anonymous(${parameters}\n`,
        `) {\n${body}\n})`);
    const prototype = constructor.prototype;
    if (%isObject(prototype)) %setPrototypeOf(made, prototype);
    return made;
}

%hook('createFunction', createFunction);

// The constructors that are no globals: 1 generators, 2 async functions, 3
// async generators.
function nameConstructor(which, name, prototype) {
    const constructor = %functionConstructor(which, name);
    %define(constructor, 'prototype', prototype, 0);
    %define(prototype, 'constructor', constructor, 4);
    %setPrototypeOf(constructor, Function);
}

nameConstructor(1, 'GeneratorFunction', generatorFunction);
nameConstructor(2, 'AsyncFunction', asyncFunction);
%define(generatorFunction, 'prototype', generator, 4);
%define(generator, 'constructor', generatorFunction, 4);
%define(generatorFunction, tag, 'GeneratorFunction', 4);
%define(generator, tag, 'Generator', 4);
%define(asyncFunction, tag, 'AsyncFunction', 4);

nameConstructor(3, 'AsyncGeneratorFunction', asyncGeneratorFunction);
%define(asyncGeneratorFunction, 'prototype', asyncGenerator, 4);
%define(asyncGenerator, 'constructor', asyncGeneratorFunction, 4);
%define(asyncGeneratorFunction, tag, 'AsyncGeneratorFunction', 4);
%define(asyncGenerator, tag, 'AsyncGenerator', 4);
