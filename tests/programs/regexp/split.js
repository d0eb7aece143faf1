const show = (...x) => console.log(JSON.stringify(x));
show('a,b,,c'.split(/,/), 'a1b2c'.split(/\d/), 'a1b2c'.split(/(\d)/), 'abc'.split(/(?:)/), ''.split(/x/), ''.split(/(?:)/));
show('abc'.split(/$/), 'abc'.split(/^/), 'a\nb'.split(/^/m), 'abc'.split(/b*/), 'aXbXc'.split(/x/i));
show('A<B>bold</B>and<CODE>coded</CODE>'.split(/<(\/)?([^<>]+)>/));
show('a b  c'.split(/\s+/), ' a b '.split(/\s/), 'a, b;c'.split(/[,;]\s*/), 'one  two'.split(/ /));
show('a-b-c'.split(/-/, 2), 'a-b-c'.split(/(-)/, 2), 'a-b-c'.split(/-/, 0), 'a-b-c'.split(/-/, -1), 'a-b'.split(/-/, undefined));
show('test'.split(/(?:)/, 2), 'ab'.split(/a*?/), 'ab'.split(/a*/), 'aaa'.split(/a/), 'aaa'.split(/(a)/), 'xaaax'.split(/(a)|(b)/));
show('가나 다라'.split(/\s/), '가,나、다'.split(/[,、]/), '👍a👍'.split(/a/u));
show('abc'.split(/(?=b)/), 'camelCaseText'.split(/(?=[A-Z])/), 'a1b'.split(/(?<=\d)/));
show('key: value: more'.split(/:\s*/), '2024-05-17T10:20'.split(/[-T:]/).map(Number));
show('abc'.split(/b/g), 'abcb'.split(/b/y), 'abc'.split(undefined), 'abc'.split(), 'undefined'.split(undefined, 0));
class Shout extends RegExp {
    exec(text) {
        const m = super.exec(text);
        if (m) m[0] = m[0].toUpperCase();
        return m;
    }
}
show('a1b'.split(new Shout('\\d')), 'xay'.match(new Shout('a')), 'xay'.replace(new Shout('a'), '[$&]'));
const log = [];
const splitter = /-/;
splitter.constructor = { [Symbol.species]: function (r, flags) { log.push(flags); return new RegExp(r, flags); } };
show('a-b'.split(splitter), log);
