const 이름 = '값', \u0061b = 'escaped';
console.log(이름, ab); // expect: 값 escaped
