// Nothing can be thrown, too.
console.log("before");
throw undefined;
