console.log('before'); // expect: before
zone; // expect error: ReferenceError: Cannot access 'zone' before initialization
let zone = 1;
