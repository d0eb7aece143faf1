const 문장 = '웹소켓은 전화와 같아요';
console.log(문장.length, 문장.split(' '), 문장.indexOf('전화'), 문장.slice(-4), 문장.at(0));
console.log(['가나다', '한글\n줄바꿈', "작은'따옴표"], { 키: '값' });
console.log('가'.padStart(3, '나'), '하하'.repeat(2), '가나'.charCodeAt(1), '힣'.codePointAt(0).toString(16));
console.log(['바', '가', '나'].sort(), 'ㄱ' < '가', JSON.stringify({ 메시지: '안녕 👋' }));
console.log(JSON.parse('{"이름":"영희","목록":["하나","둘"]}'));
console.log('안녕'.normalize('NFD').length, [...'👩‍👩‍👧'].length, '👋'.length);
console.log(Array.from({ length: 8 }, (_, i) => '항목' + i));
console.log({ 긴키이름을가진속성하나: '값값값값값값값값', 긴키이름을가진속성둘: '값값값값값값값값', 셋: 3 });
