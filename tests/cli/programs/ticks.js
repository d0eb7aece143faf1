let n = 0;
setInterval(() => console.log('tick', ++n), 500);
