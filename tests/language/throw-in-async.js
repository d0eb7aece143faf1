async function f() {
    await null;
    throw new RangeError('after await'); // expect error: RangeError: after await
}
f();
