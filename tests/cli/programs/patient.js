let n = 0;
const id = setInterval(() => {
    console.log('still here', ++n);
    if (n === 3) clearInterval(id);
}, 100);
