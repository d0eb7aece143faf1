function f(how) {
    try {
        console.log('try', how);
        if (how === 'throw') throw new Error('x');
        if (how === 'return') return 'from try';
        return 'end of try';
    } catch (e) {
        console.log('catch');
        return 'from catch';
    } finally {
        console.log('finally');
        if (how === 'override') return 'from finally';
    }
}
for (const how of ['throw', 'return', 'plain', 'override']) console.log(f(how));
outer: for (let i = 0; i < 3; i++) {
    try {
        if (i === 0) continue;
        if (i === 1) break outer;
    } finally {
        console.log('finally in loop', i);
    }
}
function g() {
    for (const x of [1, 2]) {
        try {
            return x;
        } finally {
            continue;
        }
    }
    return 'continue won';
}
console.log(g());
try {
    try {
        throw new Error('first');
    } finally {
        throw new Error('second');
    }
} catch ({ message }) {
    console.log(message);
}
try {
    throw { custom: true };
} catch {
    console.log('no binding');
}
