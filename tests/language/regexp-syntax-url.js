const url = /https://example.com/; // expect syntax error: Unexpected token ';'
