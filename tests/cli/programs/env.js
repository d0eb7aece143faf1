const { env } = process;
console.log(Object.keys(env), env.PORT, env.NAME, env.HOME);
console.log(process.argv.slice(2));
