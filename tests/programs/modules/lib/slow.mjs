console.log('slow begins');
export const value = await new Promise((resolve) => {
  setTimeout(resolve, 5, 'slow value');
});
console.log('slow ends');
