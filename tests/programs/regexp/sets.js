const show = (r, s) => console.log(String(r), s.match(r));
show(/[\p{L}--[a-z]]+/v, 'abcDEF한글');
show(/[\p{L}&&\p{ASCII}]+/v, '한글abc');
show(/[[0-9]--[3-5]]+/gv, '0123456789');
show(/[\w&&[^_\d]]+/gv, 'ab_12cd');
show(/[\q{abc|a|bd}]/gv, 'abc a bd b');
show(/[\q{ㄱㄴ|ㄷ}x]+/v, 'ㄷㄱㄴxㄱ');
show(/^[\q{}a]$/v, '');
show(/^\p{RGI_Emoji}$/v, '👨‍👩‍👧‍👦');
show(/\p{Emoji_Keycap_Sequence}/v, 'x5️⃣');
show(/\p{RGI_Emoji_Flag_Sequence}+/v, '🇰🇷🇺🇸');
show(/[\p{RGI_Emoji}--\q{👍}]/gv, '👍👎❤️');
show(/[[a-z]&&[aeiou]]/giv, 'HELLO');
show(/[^\d]/iv, '1K');
show(/\P{Lu}/iv, 'A');
show(/[^\P{Lu}]/iv, 'a');
show(/[\p{Lu}&&[a-c]]+/iv, 'xABCd');
show(/[k]/iv, '\u212a');
show(/[^k]/iv, '\u212a');
show(/(?<=[\q{ab|b}])c/v, 'abc');
show(/[a&b!c]+/v, 'a&b!c');
show(/[\-\&\[]+/v, '[-&');
for (const bad of ['[a&&&b]', '[a--b&&c]', '[a-z&&b]', '[(]', '[a||b]', '[^\\q{ab}]', '[^\\p{RGI_Emoji}]', '\\P{RGI_Emoji}', '[a-\\q{b}]', '[a', '[[a]', '[b-a]', '[\\q{(}]']) {
    try { new RegExp(bad, 'v'); console.log(bad, 'ok'); } catch (e) { console.log(e.message); }
}
const v = /./v;
console.log(v.unicodeSets, v.unicode, v.flags);
try { new RegExp('a', 'uv'); } catch (e) { console.log(e.message); }
