console.log('main of second');
console.error('to stderr');
