typeof later; // expect error: ReferenceError: Cannot access 'later' before initialization
let later;
