class A {}
A(); // expect error: TypeError: Class constructor A cannot be invoked without 'new'
