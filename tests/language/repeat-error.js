'x'.repeat(-1); // expect error: RangeError: Invalid count value: -1
