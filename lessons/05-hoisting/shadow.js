// Two variables are called b. Which one does line 5 mean?
let b = 1;

function show() {
  console.log(b);
  let b = 2;
}

try {
  show();
} catch (error) {
  console.log(error.message);
}
console.log(b);
