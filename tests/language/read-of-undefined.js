let u;
u.name; // expect error: TypeError: Cannot read properties of undefined (reading 'name')
