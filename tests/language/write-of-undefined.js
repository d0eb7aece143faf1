let u;
u.name = 1; // expect error: TypeError: Cannot set properties of undefined (setting 'name')
