// import.meta
console.log(import.meta);
console.log(import.meta.url, import.meta.filename, import.meta.dirname);
console.log(import.meta.resolve('./lib/x.mjs'), import.meta.resolve('fs'));
console.log(import.meta.resolve('./x y.mjs?z#q'));
import.meta.mine = 1;
console.log(import.meta === import.meta, import.meta.mine);
const arrow = () => import.meta.url;
console.log(arrow() === import.meta.url);
