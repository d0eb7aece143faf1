export const b = 'b of b';
export const both = 'both of b';
