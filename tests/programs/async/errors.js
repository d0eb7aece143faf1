async function fails() {
    throw new RangeError('async');
}
async function catches() {
    try {
        await fails();
        console.log('never');
    } catch (e) {
        console.log('caught', e.name, e.message);
    } finally {
        console.log('finally');
    }
    return 'done';
}
catches().then((v) => console.log(v));
fails().catch((e) => console.log('catch', e.message));
async function notAwaited() {
    try {
        return fails();
    } catch (e) {
        console.log('never: the promise was returned, not awaited');
    }
}
notAwaited().catch((e) => console.log('outside', e.message));
