outer: for (const a of [1, 2]) {
    for (const b of [1, 2]) {
        if (b === 2) continue outer;
        console.log(a, b);
    }
}
// expect: 1 1
// expect: 2 1
