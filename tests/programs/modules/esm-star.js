// export * from: names that two modules export are left out.
import * as star from './lib/star.mjs';
console.log(star);
console.log('both' in star, 'default' in star);
try {
  await import('./lib/conflict.mjs');
} catch (error) {
  console.log(error.name, error.message);
}
