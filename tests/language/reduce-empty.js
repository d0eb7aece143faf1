[].reduce((a, b) => a + b); // expect error: TypeError: Reduce of empty array with no initial value
