new Promise(); // expect error: TypeError: Promise resolver undefined is not a function
