console.log('quick runs');
export const value = 'quick value';
