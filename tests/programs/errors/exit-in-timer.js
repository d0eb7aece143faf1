const id = setInterval(() => console.log('tick'), 10);
setTimeout(() => {
    console.log('exit');
    process.exit();
}, 35);
