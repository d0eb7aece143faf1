console.log('shared runs once'); export const value = '값'; export let count = 0; export function add() { count++; } export default 'default';
