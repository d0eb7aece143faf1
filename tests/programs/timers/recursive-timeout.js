let n = 3;
function countdown() {
    console.log(n);
    if (n-- > 0) setTimeout(countdown, 100);
    else console.log('go');
}
countdown();
