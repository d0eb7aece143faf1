const 사람 = { 이름: '김철수', 나이: 20, '주소 1': '서울', 인사() { return `${this.이름}입니다`; } };
console.log(사람, 사람.인사(), 사람.이름.length);
class 동물 {
    #소리 = '멍멍';
    constructor(이름) { this.이름 = 이름; }
    짖기() { return this.이름 + ': ' + this.#소리; }
}
class 강아지 extends 동물 {}
console.log(new 강아지('바둑이'), new 강아지('초코').짖기(), 강아지, [동물]);
const { 이름: 별명, ...나머지 } = 사람;
console.log(별명, Object.keys(나머지));
const é = 1, ñ = 2, $ = 3, _ = 4, 変数 = 5;
console.log(é + ñ + $ + _ + 変数);
const \u{ac00} = '이스케이프';
console.log(가);
