const text = "안녕, client";
console.log(1);
setTimeout(() => {
  const message = JSON.parse(text);
  console.log(message);
}, 1);
