(async () => {
    const v = await {
        then(resolve) {
            console.log('then is called later');
            setTimeout(resolve, 5, 'from thenable');
        },
    };
    console.log(v);
    try {
        await { then(_, reject) { reject('refused'); } };
    } catch (e) {
        console.log(e);
    }
    console.log(await 7, await undefined);
})();
console.log('main');
