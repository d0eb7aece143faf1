(1.5).toFixed(200); // expect error: RangeError: toFixed() digits argument must be between 0 and 100
