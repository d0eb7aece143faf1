for (;;) {
    continue nowhere; // expect syntax error: Undefined label 'nowhere'
}
