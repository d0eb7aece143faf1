// Prints three lines while the page beside it stands still.
let count = 0;
const timer = setInterval(() => {
  count++;
  console.log('tick', count);
  if (count === 3) clearInterval(timer);
}, 50);
