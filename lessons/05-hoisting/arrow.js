// Three functions are called above the line where they stand.
function attempt(call) {
  try {
    call();
  } catch (error) {
    console.log(error.message);
  }
}

attempt(() => declared());
attempt(() => arrow());
attempt(() => old());

function declared() {
  console.log('hello from declared');
}
const arrow = () => console.log('hello from arrow');
var old = () => console.log('hello from old');
