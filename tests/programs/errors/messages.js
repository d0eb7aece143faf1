// V8's messages.
function attempt(f) {
    try {
        console.log('no error', f());
    } catch (e) {
        console.log(e.name + ': ' + e.message);
    }
}
let u, o = {}, n = null, s = 'str', f = () => 1;
attempt(() => u.x);
attempt(() => n.x);
attempt(() => u.x.y);
attempt(() => o.a.b);
attempt(() => o.a.b.c);
attempt(() => u());
attempt(() => o.method());
attempt(() => o.a.b());
attempt(() => o['x' + 1]());
attempt(() => s.foo());
attempt(() => (1)());
attempt(() => f()());
attempt(() => new u());
attempt(() => new o.x());
attempt(() => new f());
attempt(() => { u.x = 1; });
attempt(() => { n[0] = 1; });
attempt(() => missing);
attempt(() => { 'use strict'; missing = 1; });
attempt(() => { const [a] = null; });
attempt(() => { const { a } = null; });
attempt(() => { const { a } = u; });
attempt(() => { const [a] = {}; });
attempt(() => { const [a] = 5; });
attempt(() => { const { a: { b } } = {}; });
attempt(() => [...5]);
attempt(() => [...u]);
attempt(() => { for (const x of 5) ; });
attempt(() => { for (const x of o) ; });
attempt(() => f(...5));
attempt(() => 'x' in 'y');
attempt(() => o instanceof 5);
attempt(() => o instanceof o);
attempt(() => Symbol() + 1);
attempt(() => null[Symbol.iterator]);
attempt(() => new Array(-1));
attempt(() => (1).toFixed(101));
attempt(() => (1).toString(1));
attempt(() => Object.defineProperty(1, 'x', {}));
attempt(() => Object.setPrototypeOf(o, 1));
attempt(() => { 'use strict'; Object.freeze([1]).push(2); });
attempt(() => { 'use strict'; 'abc'.length = 1; });
attempt(() => { 'use strict'; undefined = 1; });
attempt(() => [].at.call(null));
attempt(() => JSON.parse('{bad'));
attempt(() => decodeURIComponent('%'));
attempt(() => (function r() { r(); })());
attempt(() => s.x.y);
attempt(() => o?.a.b);
attempt(() => u[0]);
attempt(() => u[s]);
attempt(() => f.x.y());
attempt(() => this.x.y);
attempt(() => arguments[9].z);
