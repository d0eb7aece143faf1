setTimeout(() => console.log('never'), 10);
for (;;) {
}
