// It listens for the signals, and takes its time.
const handler = (name, number) => {
  console.log(name, number);
  setTimeout(() => {
    console.log('정리 끝');
    process.exit(name === 'SIGINT' ? 3 : 4);
  }, 100);
};
process.on('SIGINT', handler);
process.once('SIGTERM', handler);
process.on('exit', (code) => console.log('exit', code));
setInterval(() => {}, 1000);
