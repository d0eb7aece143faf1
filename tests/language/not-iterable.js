for (const x of 5) { // expect error: TypeError: 5 is not iterable
    console.log(x);
}
