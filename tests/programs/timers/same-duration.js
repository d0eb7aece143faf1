for (let i = 0; i < 5; i++) {
    setTimeout(() => console.log('timer', i), 10);
}
setTimeout(() => console.log('no delay given'));
setTimeout(() => console.log('zero'), 0);
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('negative'), -5);
setTimeout(() => console.log('NaN'), NaN);
setTimeout(() => console.log('a string'), '1');
