export const name = 'part';
console.log(name);
