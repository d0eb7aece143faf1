// The kitchen takes its time, and the bill comes too early.
let price = 0;

function askKitchen(dish) {
  setTimeout(function answer() {
    price = dish.length * 1000;
  }, 200);
}

askKitchen('bibimbap');
console.log('to pay: ' + price);
console.log('thank you');
