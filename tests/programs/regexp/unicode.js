console.log('👍'.match(/./)[0].length, '👍'.match(/./u)[0].length, /^.$/u.test('👍'), /^.$/.test('👍'));
console.log(/\u{1F44D}/u.test('👍'), /\ud83d\udc4d/u.test('👍'), /[👍👎]/u.exec('x👎')[0]);
console.log(/^[^x]$/u.test('👍'), /\udc4d/u.test('👍'), /\udc4d/.test('👍'), /^\ud83d/u.test('👍'));
console.log(/\ud83d/u.exec('\ud83d!').index, /[\ud83d]/u.test('\ud83d\udc4d'));
const r = /./gu;
r.lastIndex = 1;
console.log(r.exec('👍x')[0], r.lastIndex);
console.log('👍👎'.replace(/./gu, '<$&>'), '👍👎'.split(/(?:)/u), '👍👎'.split(/(?:)/).length);
console.log('안녕하세요 world 123'.match(/\p{L}+/gu), /\p{Script=Hangul}{2}/u.exec('abc 한국')[0]);
console.log('가각힣ㄱㅏ㉠'.match(/\p{sc=Hangul}/gu).join('|'), '漢字한글かな'.match(/\p{Script=Han}+|\p{Script=Hiragana}+/gu));
console.log(/\p{Lu}/u.test('É'), /\p{Lu}/iu.test('é'), /\P{Lu}/u.test('É'), /[^\P{Lu}]/u.test('É'));
console.log(/\p{General_Category=Decimal_Number}+/u.exec('x१२३')[0], /\p{Nd}/u.test('x'));
console.log('a1😀é'.match(/\p{Emoji}/gu), 'a1😀é'.match(/\p{Emoji_Presentation}/gu), /\p{ASCII}+/u.exec('é abc')[0]);
console.log(/\p{Script_Extensions=Deva}/u.test('।'), /\p{Script=Deva}/u.test('।'), /\p{Any}/u.test('\u{10ffff}'));
console.log(/\p{White_Space}/u.test('\u3000'), /\p{ID_Start}/u.test('한'), /\p{Alphabetic}/u.test('ⅷ'));
console.log(/[\p{Lu}\p{Nd}]+/u.exec('abC1d')[0], /\p{L}\p{M}*/u.exec('e\u0301x')[0].length);
console.log(/ſ/i.test('s'), /ſ/iu.test('s'), /\u212a/i.test('k'), /\u212a/iu.test('k'), /[^\w]/iu.test('ſ'));
console.log(/σ/i.test('ς'), /ΑΣ/i.test('ας'), /straße/i.test('STRASSE'), /É/i.test('é'), /Я+/i.exec('яЯя')[0]);
console.log(/\b한\b/.test('a한b'), /\w/u.test('한'), 'İ'.match(/i/i), /[\u{10400}]/iu.test('\u{10428}'));
console.log(/^(?:[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?)+$/.test('한글'.normalize('NFD')));
for (const bad of ['\\p{Foo}', '\\p{Script}', '\\p', '\\u{110000}', '\\-', '[\\d-a]', '{', 'a{1', '\\1', ']', '\\c']) {
    try { new RegExp(bad, 'u'); console.log(bad, 'ok'); } catch (e) { console.log(e.message); }
}
