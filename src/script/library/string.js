// String (ECMA-262, 22.1): what looks for a method of its argument, or calls a
// function. A pattern is a string here, or an object that has Symbol.replace
// and its like, as regular expressions do.

const kindOf = %import('kindOf');
const isRegExp = %import('isRegExp');

const symbolMatch = Symbol.match;
const symbolMatchAll = Symbol.matchAll;
const symbolReplace = Symbol.replace;
const symbolSearch = Symbol.search;
const symbolSplit = Symbol.split;

function checkThis(value, name) {
    if (value === undefined || value === null)
        throw %typeError(
            `String.prototype.${name} called on null or undefined`);
}

// The pattern's own method, where it has one.
function methodOf(pattern, symbol) {
    if (pattern === undefined || pattern === null) return undefined;
    const method = pattern[symbol];
    if (method === undefined || method === null) return undefined;
    if (!%isCallable(method))
        throw %typeError(`${kindOf(method)} is not a function`);
    return method;
}

// What can find all matches must have the flag g (22.1.3.14, 22.1.3.20).
function checkGlobal(pattern, name) {
    if (pattern === undefined || pattern === null || !isRegExp(pattern))
        return;
    const flags = pattern.flags;
    if (flags === undefined || flags === null)
        throw %typeError(
            `String.prototype.${name} called on null or undefined`);
    if (%find(%toString(flags), 'g', 0) < 0)
        throw %typeError(`String.prototype.${name} called with a ` +
            'non-global RegExp argument');
}

// A pattern that has no method is the source of a regular expression.
function askRegExp(text, pattern, flags, symbol) {
    const subject = %toString(text);
    const regexp = %regexpMake(pattern === undefined ? '' : pattern, flags);
    return regexp[symbol](subject);
}

// A part that is searched for as text; something that matches is refused.
function searchText(part, name) {
    if (isRegExp(part))
        throw %typeError(`First argument to String.prototype.${name} must ` +
            'not be a regular expression');
    return %toString(part);
}

function replacementFor(text, part, at, replacement) {
    if (%isCallable(replacement))
        return %toString(%call(replacement, undefined, part, at, text));
    return %substitute(text, part, at, replacement);
}

%install(String, {
    fromCharCode(unit) {
        'fast stringFromCharCode';
        let text = '';
        for (let i = 0; i < arguments.length; i++)
            text += %fromUnit(arguments[i]);
        return text;
    },

    fromCodePoint(point) {
        'fast stringFromCodePoint';
        let text = '';
        for (let i = 0; i < arguments.length; i++)
            text += %fromPoint(arguments[i]);
        return text;
    },

    raw(template) {
        if (template === undefined || template === null ||
                template.raw === undefined || template.raw === null)
            throw %typeError('Cannot convert undefined or null to object');
        const raw = %toObject(template.raw, 'String.raw');
        const length = %toLength(raw.length);
        let text = '';
        for (let i = 0; i < length; i++) {
            text += %toString(raw[i]);
            if (i + 1 < length && i + 1 < arguments.length)
                text += %toString(arguments[i + 1]);
        }
        return text;
    },
});

%install(String.prototype, {
    concat(value) {
        checkThis(this, 'concat');
        let text = %toString(this);
        for (let i = 0; i < arguments.length; i++)
            text += %toString(arguments[i]);
        return text;
    },

    includes(part, position = undefined) {
        'fast stringIncludes';
        checkThis(this, 'includes');
        const text = %toString(this);
        return %call(stringIncludes, text, searchText(part, 'includes'),
            %toInteger(position));
    },

    startsWith(part, position = undefined) {
        'fast stringStartsWith';
        checkThis(this, 'startsWith');
        const text = %toString(this);
        return %call(stringStartsWith, text, searchText(part, 'startsWith'),
            %toInteger(position));
    },

    endsWith(part, position = undefined) {
        'fast stringEndsWith';
        checkThis(this, 'endsWith');
        const text = %toString(this);
        return %call(stringEndsWith, text, searchText(part, 'endsWith'),
            position === undefined ? undefined : %toInteger(position));
    },

    split(separator, limit) {
        'fast stringSplit';
        checkThis(this, 'split');
        const method = methodOf(separator, symbolSplit);
        if (method !== undefined)
            return %call(method, separator, this, limit);
        const text = %toString(this);
        const most = limit === undefined ? 4294967295 : limit >>> 0;
        const by = %toString(separator);
        return %splitText(text, separator === undefined ? undefined : by,
            most);
    },

    replace(pattern, replacement) {
        'fast stringReplace';
        checkThis(this, 'replace');
        const method = methodOf(pattern, symbolReplace);
        if (method !== undefined)
            return %call(method, pattern, this, replacement);
        const text = %toString(this);
        const part = %toString(pattern);
        const by = %isCallable(replacement) ? replacement
                                            : %toString(replacement);
        const at = %find(text, part, 0);
        if (at < 0) return text;
        return %part(text, 0, at) + replacementFor(text, part, at, by) +
            %part(text, at + part.length, text.length);
    },

    replaceAll(pattern, replacement) {
        'fast stringReplaceAll';
        checkThis(this, 'replaceAll');
        checkGlobal(pattern, 'replaceAll');
        const method = methodOf(pattern, symbolReplace);
        if (method !== undefined)
            return %call(method, pattern, this, replacement);
        const text = %toString(this);
        const part = %toString(pattern);
        const by = %isCallable(replacement) ? replacement
                                            : %toString(replacement);
        const step = part.length > 0 ? part.length : 1;
        let result = '';
        let from = 0;
        for (let at = %find(text, part, 0); at >= 0;
                at = at + step > text.length ? -1
                                             : %find(text, part, at + step)) {
            result += %part(text, from, at) +
                replacementFor(text, part, at, by);
            from = at + part.length;
        }
        return result + %part(text, from, text.length);
    },

    match(pattern) {
        'fast stringMatch';
        checkThis(this, 'match');
        const method = methodOf(pattern, symbolMatch);
        if (method === undefined)
            return askRegExp(this, pattern, '', symbolMatch);
        return %call(method, pattern, this);
    },

    matchAll(pattern) {
        checkThis(this, 'matchAll');
        checkGlobal(pattern, 'matchAll');
        const method = methodOf(pattern, symbolMatchAll);
        if (method === undefined)
            return askRegExp(this, pattern, 'g', symbolMatchAll);
        return %call(method, pattern, this);
    },

    search(pattern) {
        'fast stringSearch';
        checkThis(this, 'search');
        const method = methodOf(pattern, symbolSearch);
        if (method === undefined)
            return askRegExp(this, pattern, '', symbolSearch);
        return %call(method, pattern, this);
    },
});

const stringIncludes = String.prototype.includes;
const stringStartsWith = String.prototype.startsWith;
const stringEndsWith = String.prototype.endsWith;

// The older names are the same functions (B.2.2).
%define(String.prototype, 'trimLeft', String.prototype.trimStart, 5);
%define(String.prototype, 'trimRight', String.prototype.trimEnd, 5);

// The methods that make HTML (B.2.2): <a name="...">text</a>.
function addTag(name, tag, attribute) {
    const method = attribute === undefined ? {
        [name]() {
            checkThis(this, name);
            return `<${tag}>${%toString(this)}</${tag}>`;
        },
    } : {
        [name](value) {
            checkThis(this, name);
            const text = %toString(this);
            const quoted = %call(replaceAll, %toString(value), '"', '&quot;');
            return `<${tag} ${attribute}="${quoted}">${text}</${tag}>`;
        },
    };
    %install(String.prototype, method);
}
const { replaceAll } = String.prototype;
addTag('anchor', 'a', 'name');
addTag('big', 'big');
addTag('blink', 'blink');
addTag('bold', 'b');
addTag('fixed', 'tt');
addTag('fontcolor', 'font', 'color');
addTag('fontsize', 'font', 'size');
addTag('italics', 'i');
addTag('link', 'a', 'href');
addTag('small', 'small');
addTag('strike', 'strike');
addTag('sub', 'sub');
addTag('sup', 'sup');
