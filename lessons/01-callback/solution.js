// The callback is called inside, and only named outside.
function announce(name) {
  console.log('next stop: ' + name);
}

function eachStation(callback) {
  for (const name of ['Seoul', 'Daejeon', 'Busan']) {
    callback(name);
  }
}

eachStation(announce);
console.log('all aboard');
