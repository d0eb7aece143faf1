switch (2) {
case 2: console.log('two'); // expect: two
case 3: console.log('three'); // expect: three
    break;
default: console.log('never');
}
