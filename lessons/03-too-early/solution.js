// The bill waits for the kitchen, and leaves the track meanwhile.
function askKitchen(dish) {
  return new Promise(function start(resolve) {
    setTimeout(function answer() {
      resolve(dish.length * 1000);
    }, 200);
  });
}

async function bill() {
  const price = await askKitchen('bibimbap');
  console.log('to pay: ' + price);
  console.log('thank you');
}

bill();
