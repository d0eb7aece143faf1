function f(a){ arguments[0]='changed'; return a; }
console.log(f('original'));
function g(a,b){ a=5; b=6; return [arguments[0],arguments[1],arguments.length].join(); }
console.log(g(1), g(1,2));
function h(a){ Object.freeze(arguments); a=2; return arguments[0]+','+a }
console.log(h(1));
function k(a){ Object.defineProperty(arguments,0,{enumerable:false}); a=7; console.log(Object.keys(arguments), arguments[0], Object.getOwnPropertyDescriptor(arguments,0)); delete arguments[0]; arguments[0]=9; return a}
console.log(k(1));
function d(x,x){ x=3; return [arguments[0],arguments[1]].join() }
console.log(d(1,2));
function fn(a){ function a(){}; return typeof arguments[0] }
console.log(fn(1));
function v(a){ var a; a=2; console.log(arguments); return [...arguments] }
console.log(v(1,2,3));
function s(a){'use strict'; a=2; try { arguments.callee } catch(e) {console.log(e.message)} return arguments[0]}
console.log(s(1));
function i(a){ a=4; for (const k in arguments) console.log(k, arguments[k]); console.log(Object.entries(arguments), Array.from(arguments), Array.prototype.slice.call(arguments), Math.max.apply(null, arguments)); arguments.length=1; console.log([...arguments]);}
i(1,2)
function closure(a) {
    const read = () => a;
    arguments[0]++;
    return [read(), a, arguments[0]].join();
}
console.log(closure(41));
function* generator(a) {
    arguments[0] = '제너레이터';
    yield a;
    a = 2;
    yield arguments[0];
}
console.log([...generator(1)]);
function getter(a) {
    Object.defineProperty(arguments, 0, { get: () => 'got' });
    a = 3;
    return [arguments[0], a].join();
}
console.log(getter(1));
function simple(a, b = 2) {
    a = 5;
    return [arguments[0], Object.getOwnPropertyNames(arguments).join()].join(' ');
}
console.log(simple(1));
