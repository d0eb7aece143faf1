console.log('시작');
function 실패(값) {
    if (!값) throw new TypeError('값이 없습니다: ' + 값);
}
try { 실패(0); } catch (오류) { console.log(오류.name, 오류.message); }
try { 없는이름; } catch (오류) { console.log(오류.message); }
try { 실패.없음.속성; } catch (오류) { console.log(오류.message); }
const 한글열 = '가나다'; 실패(null);
