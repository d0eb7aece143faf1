const f = () => 1;
f()(); // expect error: TypeError: f(...) is not a function
