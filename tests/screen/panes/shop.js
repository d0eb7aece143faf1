// 가게: 화면의 모든 창에 한국어가 나오는 프로그램
const 가게 = { 이름: '한빛문구', 물건: ['연필', '지우개', '아주 아주 길어서 잘려야 하는 공책'] };
const 다른이름 = 가게;
function 계산(수) {
  const 합 = 수 * 500;
  return 합;
}
const 세기 = (() => { let 번호 = 7; return () => ++번호; })();
setTimeout(function 나중에() { console.log('나중'); }, 500);
setTimeout(() => {
  console.log('둘째');
}, 700);
Promise.resolve('약속').then(function 약속하면() {});
process.nextTick(function 먼저() {});
async function 기다리기() { await new Promise(() => {}); }
기다리기();
console.log('안녕하세요, 한빛문구예요. ' + '어서 오세요 '.repeat(20));
계산(3);
