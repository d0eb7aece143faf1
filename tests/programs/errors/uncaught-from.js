// The place of an error in a callback of Array.from is that of the callback.
const names = Array.from([1, 2], (id) => {
  return id.name.first;
});
