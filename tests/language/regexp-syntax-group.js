console.log('never printed');
const broken = /(abc/; // expect syntax error: Invalid regular expression: /(abc/: Unterminated group
