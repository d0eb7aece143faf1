class A {
    constructor() {}
    constructor() {} // expect syntax error: A class may only have one constructor
}
