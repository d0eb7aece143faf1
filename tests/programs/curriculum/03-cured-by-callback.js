function callback(n, hello) {
    setTimeout(() => {
        let result = 0;
        for (let i = 0; i < n; i++) result += i;
        hello(result);
    }, 10);
}
const hello = (result) => console.log('콜백', result);
callback(10, hello);
try {
    callback(10, hello('너무 일찍'));
    console.log('no error yet');
} catch (error) {
    console.log(error.message);
}
process.on('uncaughtException', (error) => console.log(error.name, error.message));
