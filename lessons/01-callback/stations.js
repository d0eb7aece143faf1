// Every station is to be announced. Something is wrong, twice.
function announce(name) {
  console.log('next stop: ' + name);
}

function eachStation(callback) {
  for (const name of ['Seoul', 'Daejeon', 'Busan']) {
    callback;
  }
}

eachStation(announce('?'));
console.log('all aboard');
