const a = [];
a.length = -1; // expect error: RangeError: Invalid array length
