// The same call, above and below the line that gives b its value.
function showB() {
  console.log(b);
}

try {
  showB();
} catch (error) {
  console.log(error.message);
}
let b = 2;
showB();
