const x = 3in; // expect syntax error: Invalid or unexpected token
