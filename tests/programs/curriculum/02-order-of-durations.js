setTimeout(() => console.log('셋'), 30);
setTimeout(() => console.log('하나'), 0);
setTimeout(() => console.log('둘'), 15);
setTimeout(() => console.log('하나 다음'));
setTimeout(() => console.log('음수는 1 ms'), -5);
setTimeout(() => console.log('숫자가 아니면 1 ms'), '곧');
console.log('영');
