try {
    f();
} // expect syntax error: Missing catch or finally after try
g();
