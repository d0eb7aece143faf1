// A buffer that changes under a method that is working on it.
function make() {
    const buffer = new ArrayBuffer(6, { maxByteLength: 12 });
    const view = new Uint8Array(buffer);
    view.set([1, 2, 3, 4, 5, 6]);
    return { buffer, view, fixed: new Uint8Array(buffer, 0, 6) };
}
function attempt(title, action) {
    try {
        console.log(title, action());
    } catch (error) {
        console.log(title, `${error.name}: ${error.message}`);
    }
}
for (const size of [3, 9]) {
    for (const which of ['view', 'fixed']) {
        const at = (action) => () => {
            const all = make();
            return action(all[which], all.buffer);
        };
        attempt(`${size} ${which} map`, at((v, b) => v.map((x, i) => (i === 2 && b.resize(size), x * 2))));
        attempt(`${size} ${which} filter`, at((v, b) => v.filter((x, i) => (i === 2 && b.resize(size), true))));
        attempt(`${size} ${which} forEach`, at((v, b) => { const seen = []; v.forEach((x, i) => { seen.push(x); if (i === 1) b.resize(size); }); return seen; }));
        attempt(`${size} ${which} reduce`, at((v, b) => v.reduce((a, x, i) => (i === 1 && b.resize(size), `${a},${x}`))));
        attempt(`${size} ${which} for of`, at((v, b) => { const seen = []; for (const x of v) { seen.push(x); if (x === 2) b.resize(size); } return seen; }));
        attempt(`${size} ${which} fill`, at((v, b) => v.fill({ valueOf: () => (b.resize(size), 9) })));
        attempt(`${size} ${which} includes`, at((v, b) => v.includes(undefined, { valueOf: () => (b.resize(size), 0) })));
        attempt(`${size} ${which} indexOf`, at((v, b) => v.indexOf(5, { valueOf: () => (b.resize(size), 0) })));
        attempt(`${size} ${which} lastIndexOf`, at((v, b) => v.lastIndexOf(2, { valueOf: () => (b.resize(size), 5) })));
        attempt(`${size} ${which} join`, at((v, b) => v.join({ toString: () => (b.resize(size), '-') })));
        attempt(`${size} ${which} slice`, at((v, b) => v.slice({ valueOf: () => (b.resize(size), 1) })));
        attempt(`${size} ${which} at`, at((v, b) => v.at({ valueOf: () => (b.resize(size), -1) })));
        attempt(`${size} ${which} copyWithin`, at((v, b) => v.copyWithin({ valueOf: () => (b.resize(size), 2) }, 0)));
        attempt(`${size} ${which} sort`, at((v, b) => { v.sort((x, y) => (b.resize(size), y - x)); return v; }));
        attempt(`${size} ${which} set`, at((v, b) => { v.set({ get length() { b.resize(size); return 1; }, 0: 77 }); return v; }));
        attempt(`${size} ${which} with`, at((v, b) => v.with(0, { valueOf: () => (b.resize(size), 50) })));
        attempt(`${size} ${which} subarray`, at((v, b) => v.subarray({ valueOf: () => (b.resize(size), 1) })));
        attempt(`${size} ${which} toSorted`, at((v, b) => v.toSorted((x, y) => (b.resize(size), x - y))));
    }
}
