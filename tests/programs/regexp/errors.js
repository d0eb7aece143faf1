const patterns = ['(', 'a)', '[', '\\', 'a**', '*', '+a', '?', 'a{2,1}', '{1}', '(?', '(?a', '(?<', '(?<a', '(?<a>', '(?<1>a)',
    '(?<a>)(?<a>)', '(?<a>)\\k<b>', '(?<a>)\\k', '(?<a>.)\\k<a', '[b-a]', '[z-a]', '(?<=a)*', '(?<!a)+', '(?:a', '(?<=', 'a|*', '(?>a)',
    '(?i:a)', '(?#a)', '(?P<n>a)', '^*', '$+', '\\b?', 'a???', 'a{1}{2}', '((((', '))', '[\\', '(?<a-b>x)', '(?<>x)', '가)', '(?<이름>.)(?<이름>.)'];
for (const p of patterns) {
    try {
        new RegExp(p);
        console.log(p, 'is fine');
    } catch (e) {
        console.log(e.name, e.message);
    }
}
for (const f of ['x', 'gg', 'G', 'uv', 'gimsuyd', 'gimsuydg', ' ', null, 5, {}]) {
    try {
        console.log(new RegExp('a', f).flags);
    } catch (e) {
        console.log(e.message);
    }
}
try { RegExp(Symbol('x')); } catch (e) { console.log(e.message); }
