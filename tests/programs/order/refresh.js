let n = 0;
const t = setTimeout(function again() {
    console.log('fired', ++n);
    if (n < 3) t.refresh();
}, 10);
setTimeout(() => { console.log('refresh before it fires'); t.refresh(); }, 1);
const gone = setTimeout(() => console.log('never'), 5);
clearTimeout(gone);
gone.refresh();
const i = setInterval(() => { console.log('interval'); clearInterval(i); i.refresh(); }, 200);
