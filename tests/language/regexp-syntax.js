function neverCalled() {
    return 'x'.match(/[z-a]/g); // expect syntax error: Invalid regular expression: /[z-a]/g: Range out of order in character class
}
console.log('never printed');
