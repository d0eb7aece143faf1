// A mistake in a text with wide letters: 안녕
const 이름 = "철수" "영희";
