function f(a) { arguments[0] = 2; return a; } // expect syntax error: is not supported yet
f(1);
