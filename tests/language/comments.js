/* block */ console.log('a' /* inside */ + 'b'); // expect: ab
