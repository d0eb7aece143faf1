// Two timers are due together. What comes between them?
setTimeout(function trainA() {
  console.log('A');
  Promise.resolve().then(function job() {
    console.log('job of A');
    queueMicrotask(function another() {
      console.log('job of the job');
    });
  });
}, 10);
setTimeout(function trainB() {
  console.log('B');
}, 10);
console.log('main');
