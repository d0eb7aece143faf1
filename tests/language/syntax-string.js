const s = 'never closed; // expect syntax error: Invalid or unexpected token
