// 콜백과 타이머: 안녕, 잘 가, 그리고 합계.
console.log('안녕하세요');
function 합계(끝, 콜백) {
    setTimeout(() => {
        let 합 = 0;
        for (let i = 0; i < 끝; i++) 합 += i;
        콜백(합);
    }, 1000);
}
합계(10, (결과) => console.log('결과:', 결과));
console.log('안녕히 가세요');
