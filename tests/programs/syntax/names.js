// Names in any script, and with escapes.
const 이름 = '민수', été = 1, ñandú = 2, 变量 = 3, переменная = 4, $ = 5, _ = 6, ℮ = 7, 𠮷 = 8, ᢆ = 9, a‌b = 10, \u0061bc = 11, \u{62}cd = 12, 가\u{1F1}나 = 13;
console.log(이름, été + ñandú + 变量 + переменная + $ + _ + ℮ + 𠮷 + ᢆ + a‌b, abc, bcd, 가Ǳ나);
const o = { 이름, \u0067et: 1, if: 2, '키 워드': 3, 'ok\u0061y': 4 }; console.log(o.이름, o.get, o.if, o.okay, o.\u0069f, Object.keys(o).length);
class 학생 { #나이 = 20; get 나이() { return this.#나이; } static 만들기() { return new 학생(); } } console.log(학생.만들기(), 학생.만들기().나이);
function 더하기(가, 나 = 가) { return 가 + 나; } console.log(더하기.name, 더하기(2), 더하기(1, 2));
레이블: for (const 값 of ['하나', '둘']) { if (값 === '둘') break 레이블; console.log(값); }
const { 이름: 별명 = '없음', ...나머지 } = { 이름: '하니', 키: 160 }; console.log(별명, 나머지);
try { 없는이름; } catch (e) { console.log(e.message); }
for (const bad of ['v\\u0061r x', 'let \\u{61', 'a\\u0020b', '\\u{110000}', 'const ⒜ = 1', '1abc', 'let 😀 = 1', '({ \\u{0}: 1 })', 'class A { #\\u0031 }', 'l\\u0065t\nx = 1', 'f\\u006fr(;;);', 'var \\u{d800}', 'x = {\\u0069f} '])
    try { (0, eval)(bad); console.log(bad, 'fine'); } catch (e) { console.log(bad, '=>', e.message); }
