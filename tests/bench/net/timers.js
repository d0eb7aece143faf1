// A million timers of some hundred durations.
let left = 1000000;
for (let i = 0; i < 1000000; i++) {
  setTimeout(() => {
    if (--left === 0) console.log("all");
  }, 1 + (i * 7919) % 499);
}
