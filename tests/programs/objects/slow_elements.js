// An element that is not as usual, and what lies before and behind it.
const bent = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
Object.defineProperty(bent, 5, {get: () => 'got', enumerable: true,
    configurable: true});
bent[2] = 'two';
bent[12] = 'twelve';
bent.push('thirteen');
delete bent[8];
delete bent[1];
console.log(bent, Object.keys(bent).join());
bent.length = 7;
console.log(bent, bent.indexOf(6), bent.includes('got'));
Object.defineProperty(bent, 1, {value: 'one', writable: true,
    enumerable: true, configurable: true});
bent.reverse();
console.log(bent);
bent.length = 0;
bent.push('a', 'b');
console.log(bent, JSON.stringify(bent));
const far = [1, 2, 3];
far[1e6] = 'far';
far[3] = 'near';
console.log(far, far.length, Object.keys(far), far.findIndex(x => x === 'far'));
far.length = 4;
console.log(far, far.concat([5]), far.sort((a, b) => String(a) < String(b) ? 1 : -1));
