console.log(typeof nothing); // expect: undefined
