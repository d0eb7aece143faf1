// 파일의 문법 오류: Node의 모습 그대로.
let a = 1;
console.log("not run");
let b = (a + ;
