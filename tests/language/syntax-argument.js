console.log(1 2); // expect syntax error: missing ) after argument list
