let result = 0;
setTimeout(() => {
    for (let i = 0; i < 10; i++) result += i;
    console.log('안에서', result);
}, 10);
console.log('밖에서', result);
