'' + Symbol('s'); // expect error: TypeError: Cannot convert a Symbol value to a string
