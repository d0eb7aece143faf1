class A {
    #x = 1;
    static read(o) {
        return o.#x; // expect error: TypeError: Cannot read private member #x from an object whose class did not declare it
    }
}
A.read({});
