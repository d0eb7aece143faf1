const a = /a/gg; // expect syntax error: Invalid regular expression flags
