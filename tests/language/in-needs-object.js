'x' in 'text'; // expect error: TypeError: Cannot use 'in' operator to search for 'x' in text
