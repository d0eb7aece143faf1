[1].map(5); // expect error: TypeError: 5 is not a function
