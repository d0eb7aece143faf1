console.log('nothing runs');
const a = 1 +;
