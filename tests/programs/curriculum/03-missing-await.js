const get = () => new Promise((resolve) => setTimeout(resolve, 5, { 이름: '사과' }));
async function main() {
    const wrong = get();
    console.log(wrong, wrong.이름);
    const right = await wrong;
    console.log(right, right.이름);
    for (const n of [1, 2, 3]) console.log(n, (await get()).이름);
    console.log(await Promise.all([get(), get(), 5]));
    [1, 2].forEach(async (n) => {
        await get();
        console.log('forEach', n);
    });
    console.log('forEach는 기다리지 않아요');
}
main().then(() => console.log('main 끝'));
