const f = () => 1;
5++; // expect syntax error: Invalid left-hand side expression in postfix operation
