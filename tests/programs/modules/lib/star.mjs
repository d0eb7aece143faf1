export * from './star-a.mjs';
export * from './star-b.mjs';
export * as inner from './star-a.mjs';
export { default as first, a as renamed } from './star-a.mjs';
export { b };
import { b } from './star-b.mjs';
export const own = 'own';
