process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
process.on('uncaughtException', () => console.log('never'));
setTimeout(() => { throw new Error('하나'); });
setTimeout(() => {
    process.setUncaughtExceptionCaptureCallback(null);
    console.log(process.hasUncaughtExceptionCaptureCallback());
}, 5);
try {
    process.setUncaughtExceptionCaptureCallback(() => {});
} catch (error) {
    console.log(error.code);
}
