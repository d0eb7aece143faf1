console.log('nothing runs');
with ({}) {}
