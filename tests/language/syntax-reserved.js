let class = 1; // expect syntax error: Unexpected token 'class'
