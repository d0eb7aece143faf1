const f = () => { try { return 'try'; } finally { return 'finally'; } };
console.log(f()); // expect: finally
