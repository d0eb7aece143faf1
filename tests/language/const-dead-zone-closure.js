const f = () => {
    return value; // expect error: ReferenceError: Cannot access 'value' before initialization
};
f();
const value = 1;
