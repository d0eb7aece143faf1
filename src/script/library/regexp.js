// RegExp (ECMA-262, 22.2.4 to 22.2.9): what may ask functions of the program,
// for it may have overwritten exec, a flag's getter or a method. Each method
// has a fast way for regular expressions that nobody has changed; what stands
// here is then never run.

const kindOf = %import('kindOf');
const speciesConstructor = %import('speciesConstructor');
const symbolMatch = Symbol.match;
const symbolMatchAll = Symbol.matchAll;
const symbolReplace = Symbol.replace;
const symbolSearch = Symbol.search;
const symbolSplit = Symbol.split;
const RegExp = globalThis.RegExp;
const prototype = RegExp.prototype;

function checkObject(value, name) {
    if (!%isObject(value))
        throw %typeError(`Method RegExp.prototype.${name} called on ` +
            `incompatible receiver ${%describe(value)}`);
}

function checkRegExp(value, name) {
    if (!%isClass(value, 'RegExp'))
        throw %typeError(`Method RegExp.prototype.${name} called on ` +
            `incompatible receiver ${%describe(value)}`);
}

// IsRegExp (7.2.8).
function isRegExp(value) {
    if (!%isObject(value)) return false;
    const matcher = value[symbolMatch];
    return matcher === undefined ? %isClass(value, 'RegExp') : !!matcher;
}

// Where the next match may begin (22.2.7.3): with u or v behind a whole
// character.
function advance(text, index, unicode) {
    if (!unicode || index + 1 >= text.length) return index + 1;
    const pair = text[index] >= '\ud800' && text[index] <= '\udbff' &&
        text[index + 1] >= '\udc00' && text[index + 1] <= '\udfff';
    return pair ? index + 2 : index + 1;
}

function hasFlag(flags, flag) {
    return %find(flags, flag, 0) >= 0;
}

function isUnicode(flags) {
    return hasFlag(flags, 'u') || hasFlag(flags, 'v');
}

// --- one match (22.2.7) ---

// RegExpBuiltinExec.
function builtinExec(regexp, text) {
    const last = %toLength(regexp.lastIndex);
    const flags = %regexpFlags(regexp);
    const moves = hasFlag(flags, 'g') || hasFlag(flags, 'y');
    const match = %regexpRun(regexp, text, moves ? last : 0);
    if (moves)
        regexp.lastIndex = match === null ? 0
                                          : match.index + match[0].length;
    return match;
}

// RegExpExec: exec, which may be the program's own. `name` is the method that
// asks for it.
function execute(regexp, text) {
    const exec = regexp.exec;
    if (!%isCallable(exec)) {
        checkRegExp(regexp, 'exec');
        return builtinExec(regexp, text);
    }
    const match = %call(exec, regexp, text);
    if (!%isObject(match) && match !== null)
        throw %typeError('RegExp exec method returned something other than ' +
            'an Object or null');
    return match;
}

// --- all matches ---

// What `match` gives with the flag g: the texts of all matches.
function matchAllTexts(regexp, text, unicode) {
    const list = [];
    regexp.lastIndex = 0;
    for (;;) {
        const match = execute(regexp, text);
        if (match === null) return list.length === 0 ? null : list;
        const part = %toString(match[0]);
        %push(list, part);
        if (part === '')
            regexp.lastIndex =
                advance(text, %toLength(regexp.lastIndex), unicode);
    }
}

// All matches that are to be replaced: one, or with the flag g every one.
function matchesToReplace(regexp, text, flags) {
    const global = hasFlag(flags, 'g');
    const unicode = isUnicode(flags);
    const list = [];
    if (global) regexp.lastIndex = 0;
    for (;;) {
        const match = execute(regexp, text);
        if (match === null) return list;
        %push(list, match);
        if (!global) return list;
        if (%toString(match[0]) === '')
            regexp.lastIndex =
                advance(text, %toLength(regexp.lastIndex), unicode);
    }
}

// --- replace (22.2.6.11) ---

// What stands for one `$` of a replacement (22.1.3.19.1): [text, how many
// characters of the template it was].
function expandDollar(template, at, match) {
    const next = template[at + 1];
    if (next === '$') return ['$', 2];
    if (next === '&') return [match.part, 2];
    if (next === '`') return [%part(match.text, 0, match.at), 2];
    if (next === "'") {
        const behind = match.at + match.part.length;
        return [behind < match.text.length
            ? %part(match.text, behind, match.text.length) : '', 2];
    }
    if (next === '<' && match.groups !== undefined) {
        const end = %find(template, '>', at + 2);
        if (end < 0) return ['$', 1];
        const value = match.groups[%part(template, at + 2, end)];
        return [value === undefined ? '' : %toString(value), end + 1 - at];
    }
    for (let digits = 2; digits > 0; digits--) {
        const number = groupNumber(%part(template, at + 1, at + 1 + digits));
        if (number >= 1 && number <= match.captures.length) {
            const value = match.captures[number - 1];
            return [value === undefined ? '' : value, digits + 1];
        }
    }
    return ['$', 1];
}

// One or two digits as a number, 0 for anything else.
function groupNumber(digits) {
    let number = 0;
    for (let i = 0; i < digits.length; i++) {
        if (!(digits[i] >= '0' && digits[i] <= '9')) return 0;
        number = number * 10 + %toNumber(digits[i]);
    }
    return number;
}

function expand(template, match) {
    let result = '';
    let from = 0;
    for (let at = %find(template, '$', 0); at >= 0;
            at = from <= template.length ? %find(template, '$', from) : -1) {
        const pair = expandDollar(template, at, match);
        result += %part(template, from, at) + pair[0];
        from = at + pair[1];
    }
    return result + %part(template, from, template.length);
}

// The captures of a match, as texts.
function capturesOf(match) {
    const count = %toLength(match.length);
    const captures = [];
    for (let i = 1; i < count; i++) {
        const capture = match[i];
        %push(captures, capture === undefined ? undefined
                                              : %toString(capture));
    }
    return captures;
}

// What comes into the place of a match.
function replacementOf(match, part, at, text, by) {
    const captures = capturesOf(match);
    const groups = match.groups;
    if (%isCallable(by)) {
        const args = [part];
        for (let i = 0; i < captures.length; i++) %push(args, captures[i]);
        %push(args, at);
        %push(args, text);
        if (groups !== undefined) %push(args, groups);
        return %toString(%apply(by, undefined, args));
    }
    return expand(by, {
        part, at, text, captures,
        groups: groups === undefined ? undefined
                                     : %toObject(groups),
    });
}

function replaceMatches(matches, text, by) {
    let result = '';
    let from = 0;
    for (let i = 0; i < matches.length; i++) {
        const match = matches[i];
        const part = %toString(match[0]);
        const index = %toInteger(match.index);
        const at = index < 0 ? 0 : index > text.length ? text.length : index;
        const replacement = replacementOf(match, part, at, text, by);
        if (at >= from) {
            result += %part(text, from, at) + replacement;
            from = at + part.length;
        }
    }
    return from >= text.length ? result
                               : result + %part(text, from, text.length);
}

// Each match is replaced by what `by` answers. The regular expression is
// unchanged, so that all matches are found before the first call.
function replaceByCalls(lists, text, by) {
    let result = '';
    let from = 0;
    for (let i = 0; i < lists.length; i++) {
        const args = lists[i];
        const last = args[args.length - 1];
        const at = args[args.length - (last === text ? 2 : 3)];
        const part = args[0];
        result += %part(text, from, at) +
            %toString(%apply(by, undefined, args));
        from = at + part.length;
    }
    return result + %part(text, from, text.length);
}

// --- the methods ---

%install(prototype, {
    exec(text) {
        'fast regexpExec';
        checkRegExp(this, 'exec');
        return builtinExec(this, %toString(text));
    },

    get flags() {
        if (!%isObject(this))
            throw %typeError('RegExp.prototype.flags getter called on ' +
                `non-object ${%describe(this)}`);
        let flags = '';
        if (this.hasIndices) flags += 'd';
        if (this.global) flags += 'g';
        if (this.ignoreCase) flags += 'i';
        if (this.multiline) flags += 'm';
        if (this.dotAll) flags += 's';
        if (this.unicode) flags += 'u';
        if (this.unicodeSets) flags += 'v';
        if (this.sticky) flags += 'y';
        return flags;
    },

    compile(pattern, flags) {
        checkRegExp(this, 'compile');
        if (!%isClass(pattern, 'RegExp')) {
            %regexpCompile(this, pattern === undefined ? '' : pattern,
                flags === undefined ? '' : flags);
        } else if (flags !== undefined) {
            throw %typeError('Cannot supply flags when constructing one ' +
                'RegExp from another');
        } else {
            %regexpCompile(this, %regexpSource(pattern),
                %regexpFlags(pattern));
        }
        this.lastIndex = 0;
        return this;
    },

    toString() {
        checkObject(this, 'toString');
        return `/${%toString(this.source)}/${%toString(this.flags)}`;
    },

    test(text) {
        'fast regexpTest';
        // V8 names no receiver here.
        if (!%isObject(this)) checkObject(undefined, 'test');
        return execute(this, %toString(text)) !== null;
    },

    [symbolMatch](text) {
        'fast regexpMatch';
        checkObject(this, '@@match');
        const subject = %toString(text);
        const flags = %toString(this.flags);
        return hasFlag(flags, 'g')
            ? matchAllTexts(this, subject, isUnicode(flags))
            : execute(this, subject);
    },

    [symbolMatchAll](text) {
        checkObject(this, '@@matchAll');
        const subject = %toString(text);
        const constructor = speciesConstructor(this, RegExp);
        const flags = %toString(this.flags);
        const regexp = new constructor(this, flags);
        regexp.lastIndex = %toLength(this.lastIndex);
        return %regexpIterator({
            regexp,
            text: subject,
            global: hasFlag(flags, 'g'),
            unicode: isUnicode(flags),
            done: false,
        });
    },

    [symbolReplace](text, replacement) {
        'fast regexpReplace';
        checkObject(this, '@@replace');
        const subject = %toString(text);
        const by = %isCallable(replacement) ? replacement
                                            : %toString(replacement);
        if (%isCallable(by) && %regexpIsPlain(this)) {
            const lists = %regexpArguments(this, subject);
            if (lists !== undefined)
                return replaceByCalls(lists, subject, by);
        }
        const flags = %toString(this.flags);
        return replaceMatches(matchesToReplace(this, subject, flags),
            subject, by);
    },

    [symbolSearch](text) {
        'fast regexpSearch';
        checkObject(this, '@@search');
        const subject = %toString(text);
        const before = this.lastIndex;
        if (!%sameValue(before, 0)) this.lastIndex = 0;
        const match = execute(this, subject);
        const after = this.lastIndex;
        if (!%sameValue(after, before)) this.lastIndex = before;
        return match === null ? -1 : match.index;
    },

    [symbolSplit](text, limit) {
        'fast regexpSplit';
        checkObject(this, '@@split');
        const subject = %toString(text);
        const constructor = speciesConstructor(this, RegExp);
        const flags = %toString(this.flags);
        const splitter = new constructor(this,
            hasFlag(flags, 'y') ? flags : flags + 'y');
        const most = limit === undefined ? 4294967295 : limit >>> 0;
        if (most === 0) return [];
        if (subject.length === 0)
            return execute(splitter, subject) === null ? [subject] : [];
        return splitBy(splitter, subject, isUnicode(flags), most);
    },
});

// Tries every place, one after the other: the splitter is sticky.
function splitBy(splitter, text, unicode, most) {
    const list = [];
    let from = 0;
    let at = 0;
    while (at < text.length) {
        splitter.lastIndex = at;
        const match = execute(splitter, text);
        let end = from;
        if (match !== null) {
            const last = %toLength(splitter.lastIndex);
            end = last < text.length ? last : text.length;
        }
        if (match === null || end === from) {
            at = advance(text, at, unicode);
            continue;
        }
        %push(list, %part(text, from, at));
        if (list.length === most) return list;
        from = end;
        const count = %toLength(match.length);
        for (let i = 1; i < count; i++) {
            %push(list, match[i]);
            if (list.length === most) return list;
        }
        at = from;
    }
    %push(list, %part(text, from, text.length));
    return list;
}

// --- new RegExp(pattern, flags) of objects (22.2.4.1) ---

%hook('regexpNew', function regexpNew(pattern, flags, target) {
    const matches = isRegExp(pattern);
    let constructor = target;
    if (target === undefined) {
        constructor = RegExp;
        if (matches && flags === undefined &&
                pattern.constructor === RegExp)
            return pattern;
    }
    let source = pattern;
    let letters = flags;
    if (%isClass(pattern, 'RegExp')) {
        source = %regexpSource(pattern);
        if (flags === undefined) letters = %regexpFlags(pattern);
    } else if (matches) {
        source = pattern.source;
        if (flags === undefined) letters = pattern.flags;
    }
    const parent = constructor.prototype;
    return %regexpMake(source === undefined ? '' : source,
        letters === undefined ? '' : letters, parent);
});

// --- the iterator of matchAll (22.2.9) ---

const iteratorPrototype = %intrinsic('REGEXP_STRING_ITERATOR_PROTOTYPE');

%install(iteratorPrototype, {
    next() {
        const state = %regexpIteratorState(this);
        if (state === undefined)
            throw %typeError('Method %RegExpStringIterator%.prototype.next ' +
                `called on incompatible receiver ${%describe(this)}`);
        if (state.done) return {value: undefined, done: true};
        const match = execute(state.regexp, state.text);
        if (match === null || !state.global) state.done = true;
        if (match === null) return {value: undefined, done: true};
        if (state.global && %toString(match[0]) === '')
            state.regexp.lastIndex = advance(state.text,
                %toLength(state.regexp.lastIndex), state.unicode);
        return {value: match, done: false};
    },
});
%define(iteratorPrototype, Symbol.toStringTag, 'RegExp String Iterator', 4);

%regexpSeal();

%export('isRegExp', isRegExp);
%export('regexpToString', prototype.toString);
