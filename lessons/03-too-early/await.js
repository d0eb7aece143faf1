// Cure 3: await. It reads from top to bottom, and leaves the track.
function sum(n) {
  return new Promise(function start(resolve) {
    setTimeout(function add() {
      let result = 0;
      for (let i = 0; i < n; i++) {
        result += i;
      }
      resolve(result);
    }, 500);
  });
}

async function main() {
  console.log('before');
  const result = await sum(10);
  console.log('hello ' + result);
}

main();
console.log('bye');
