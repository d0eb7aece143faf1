// freeze and seal of very many keys, in several slices.
const MANY = 8200;

function ends(list) {
    const shown = [...list.slice(0, 4), ...list.slice(-2)].map(String);
    return list.length + ': ' + shown.join(' ');
}

function outcome(change) {
    'use strict';
    try {
        change();
        return 'done';
    } catch (error) {
        return error.message;
    }
}

const numbers = [...Array(MANY).keys()];
for (const [name, make] of Object.entries({
    array: () => numbers.slice(),
    holes: () => { const a = [1, , 3]; a[MANY] = 'far'; return a; },
})) {
    const sealed = Object.seal(make()), frozen = Object.freeze(make());
    console.log(name, Object.isSealed(sealed), Object.isFrozen(sealed),
        Object.isSealed(frozen), Object.isFrozen(frozen),
        Object.isFrozen(Object.preventExtensions(make())));
    console.log(' ', ends(Object.keys(frozen)), frozen.length);
    console.log(' ', outcome(() => { 'use strict'; frozen[3] = 0; }));
    console.log(' ', outcome(() => { 'use strict'; delete sealed[3]; }));
    console.log(' ', outcome(() => { 'use strict'; frozen[MANY + 1] = 0; }));
    if (Array.isArray(frozen)) {
        console.log(' ', outcome(() => frozen.push(1)));
        console.log(' ', outcome(() => frozen.pop()));
        console.log(' ', outcome(() => frozen.sort()));
        console.log(' ', frozen.indexOf(MANY - 1), frozen.at(-1), frozen[9],
            frozen.slice(5, 8), frozen.length);
        sealed[5] = 'changed';
        console.log(' ', sealed[5], sealed.slice(4, 7));
    }
}
