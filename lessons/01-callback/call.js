// A function is a value: it can be handed over like a number.
function greet(first, second) {
  console.log(first + ' ' + second);
}

function twice(callback) {
  callback('good', 'morning');
  callback('good', 'night');
}

twice(greet);
console.log(typeof greet);
