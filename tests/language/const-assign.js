const fixed = 1;
console.log('runs'); // expect: runs
fixed = 2; // expect error: TypeError: Assignment to constant variable.
