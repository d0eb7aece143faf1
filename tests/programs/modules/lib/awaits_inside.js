export default [await 1, await Promise.resolve(2)];
