export const a = 'a of a';
export const both = 'both of a';
export default 'default of a';
