try {
    null.x;
} catch (e) {
    console.log('caught'); // expect: caught
    throw e; // expect error: TypeError: Cannot read properties of null (reading 'x')
}
