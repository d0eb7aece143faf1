const value = await Promise.resolve('awaited at the top');
console.log(value, typeof require, typeof module);
