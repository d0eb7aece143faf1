// for await over the standard input, and read() in readable.
(async () => {
  process.stdin.setEncoding('utf8');
  let all = '';
  for await (const chunk of process.stdin) all += chunk;
  console.log(JSON.stringify(all), process.stdin.destroyed, process.stdin.readableEnded);
})();
