1 = 2; // expect syntax error: Invalid left-hand side in assignment
