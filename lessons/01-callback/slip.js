// One pair of parentheses too many.
function greet(first, second) {
  console.log(first + ' ' + second);
}

function twice(callback) {
  callback('good', 'morning');
  callback('good', 'night');
}

twice(greet());
