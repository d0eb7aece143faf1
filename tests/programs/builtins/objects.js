// Object, Reflect, Function, Symbol, Error, Map and Set.
const { t } = require('./lib/show');
t(() => Object.assign({a:1},{b:2},null,{a:3}));
t(() => Object.assign({},'ab'));
t(() => {const o={get x(){return 5}};return Object.assign({},o)});
t(() =>
    {const l=[];const o={set x(v){l.push(v)}};Object.assign(o,{x:1});return l});
t(() => Object.assign(1,{a:1}));
t(() => Object.create({p:1},{x:{value:1,enumerable:true},y:{get(){return 2}}}));
t(() => Object.create(null));
t(() => Object.getPrototypeOf(Object.create(null)));
t(() => Object.keys({b:1,a:2,1:3,0:4}));
t(() => Object.values({a:1,get b(){return 2}}));
t(() => Object.entries({a:1,b:[2]}));
t(() => Object.entries('ab'));
t(() => Object.fromEntries([['a',1],['b',2]]));
t(() => Object.fromEntries(new Map([['x',1]])));
t(() => Object.fromEntries(Object.entries({a:1}).map(([k,v])=>[k+k,v*2])));
t(() =>
    {const o={};Object.defineProperty(o,'x',{value:1});return [o, o.x,
        delete o.y, Object.keys(o)]});
t(() => {'use strict';const o={};Object.defineProperty(o,'x',{value:1});o.x=2});
t(() =>
    Object.defineProperties({},{a:{value:1,enumerable:true},b:{get(){return 7},
        configurable:true}}));
t(() => Object.getOwnPropertyDescriptor({get a(){return 1}},'a'));
t(() => Object.getOwnPropertyDescriptor([1],'length'));
t(() => Object.getOwnPropertyDescriptor('abc',0));
t(() => Object.getOwnPropertyDescriptors({a:1,get b(){return 1}}));
t(() =>
    Object.defineProperty({},{toString(){return 'k'}},{get value(){return 3},
        enumerable:1}));
t(() =>
    {'use strict';const o=Object.freeze({a:1,b:{c:1}});o.b.c=2;try{
        o.a=2}catch(e){return [e.message,o]}});
t(() => Object.isFrozen(Object.freeze([1,2])));
t(() => {'use strict';Object.freeze([1]).x=1});
t(() => {'use strict';const o=Object.seal({a:1});o.a=2;delete o.a});
t(() => Object.isSealed(Object.seal({a:1})));
t(() => Object.isFrozen('a'));
t(() => Object.isExtensible({}));
t(() => {'use strict';Object.preventExtensions({}).x=1});
t(() => Object.isFrozen({}));
t(() => Object.isFrozen(Object.preventExtensions({})));
t(() => Object.is(NaN,NaN));
t(() => Object.is(0,-0));
t(() => Object.hasOwn({a:1},'a'));
t(() => ({a:1}).hasOwnProperty('b'));
t(() => Object.prototype.hasOwnProperty.call('abc','length'));
t(() => ({a:1}).propertyIsEnumerable('a'));
t(() => Array.prototype.isPrototypeOf([]));
t(() => Object.getOwnPropertyNames('ab'));
t(() => Object.getOwnPropertySymbols({[Symbol.iterator]:1}));
t(() => Object.getOwnPropertyNames(class{static a(){} static b=1}));
t(() =>
    Object.getOwnPropertyNames(function f(a){
        }).filter(x=>x!='arguments'&&x!='caller'));
t(() => ({}).toString());
t(() => Object.prototype.toString.call([]));
t(() => Object.prototype.toString.call(null));
t(() => Object.prototype.toString.call(function(){}));
t(() => Object.prototype.toString.call(new Date(0)));
t(() => Object.prototype.toString.call(1));
t(() => Object.prototype.toString.call(new Error));
t(() => Object.prototype.toString.call((function(){return arguments})()));
t(() => String(new Map));
t(() => String(Promise.resolve()));
t(() => String({get [Symbol.toStringTag](){return 'G'}}));
t(() => String(Symbol.prototype));
t(() => String(function*(){}()));
t(() => Object.prototype.toString.call(true));
t(() => {const o={__proto__:{a:1}};return [o.a,Object.keys(o)]});
t(() => {const o={};o.__proto__={z:1};return o.z});
t(() =>
    {const a={};a.__proto__=5;
        return Object.getPrototypeOf(a)===Object.prototype});
t(() =>
    {const o={};o.__defineGetter__('x',()=>4);return [o.x,
        o.__lookupGetter__('x')()]});
t(() => Object.setPrototypeOf({},{q:1}).q);
t(() => new Object(1));
t(() => Object('a').length);
t(() => new Object());
t(() => {class A extends Object{}; return new A});
t(() => typeof Object(Symbol()));
t(() => Reflect.ownKeys({b:1,[Symbol.iterator]:1,1:1}));
t(() => Reflect.has({a:1},'a'));
t(() => Reflect.get({get x(){return this.y}},'x',{y:5}));
t(() =>
    {const o={set x(v){this.z=v}};const r={};return [Reflect.set(o,'x',1,r),
        r]});
t(() => Reflect.set(Object.freeze({a:1}),'a',2));
t(() => Reflect.defineProperty({},'a',{value:1}));
t(() => Reflect.deleteProperty(Object.freeze({a:1}),'a'));
t(() => Reflect.apply(Math.max,null,[1,2]));
t(() =>
    Reflect.apply(function(){return this.a+arguments.length},{a:1},{length:2}));
t(() => Reflect.construct(Date,[0]) instanceof Date);
t(() =>
    {class A{constructor(){this.t=new.target===B}} class B{};
        return Reflect.construct(A,[],B) instanceof B});
t(() => Reflect.getPrototypeOf([])===Array.prototype);
t(() => Reflect.setPrototypeOf({},null));
t(() => Reflect.isExtensible({}));
t(() => Reflect.preventExtensions({}));
t(() => Reflect.getOwnPropertyDescriptor({a:1},'a'));
t(() => Reflect.set({},'a',1));
t(() => {const r={};return [Reflect.set({},'a',1,r),r]});
t(() => Reflect.construct(Array,{length:2,0:'a',1:'b'}));
t(() => (function(a,b){return [this,a,b]}).call(1,2,3));
t(() => (function(a,b){'use strict';return [this,a,b]}).call(1,2,3));
t(() => (function(){return arguments.length}).apply(null,[1,2,3]));
t(() => (function(){return arguments.length}).apply(null,{length:4}));
t(() => (function(){return arguments.length}).apply(null));
t(() =>
    {function f(a,b,c){return [this,a,b,c]} const g=f.bind({q:1},1,2);
        return [g(3),g.name,g.length,'prototype' in g]});
t(() =>
    {function F(a,b){this.a=a;this.b=b} const G=F.bind(null,1);
        const g=new G(2);return [g,g instanceof F,g instanceof G]});
t(() => (()=>1).bind().name);
t(() => (function foo(a, b) { return a+b; }).toString());
t(() => (class A { x() {} }).toString());
t(() => ((a)=>a*2).toString());
t(() => ({m(){return 1}}).m.toString());
t(() => Math.max.toString());
t(() => [].map.toString());
t(() => (function(){}).name);
t(() => {const f=()=>{};return f.name});
t(() => Function.prototype());
t(() => Object.getOwnPropertyDescriptor({get a(){return 1}},'a').get.name);
t(() => (async()=>{}).toString());
t(() =>
    ({get [Symbol.iterator](){return 1}}, Object.getOwnPropertyDescriptor({
        get [Symbol.iterator](){return 1}},Symbol.iterator).get.name));
t(() => Symbol('a').toString());
t(() => Symbol('a').description);
t(() => Symbol().description);
t(() => Symbol.for('x')===Symbol.for('x'));
t(() => Symbol.keyFor(Symbol.for('y')));
t(() => Symbol.keyFor(Symbol('z')));
t(() => Symbol.iterator.toString());
t(() => Object(Symbol('w')).description);
t(() => typeof Object(Symbol('w')).valueOf());
t(() => Symbol('a')==Object(Symbol('a')));
t(() => {const s=Symbol('k');return {[s]:1}});
t(() => Symbol.for('1')===Symbol.for(1));
t(() => Object(Symbol.iterator)==Symbol.iterator);
t(() => `${Object(Symbol('a'))}`);
t(() => Symbol('').description);
t(() => new Error('m'));
t(() => new Error('m',{cause:5}).cause);
t(() => Object.getOwnPropertyNames(new Error('m',{cause:1})));
t(() => Object.getOwnPropertyNames(new Error()));
t(() => 'message' in new Error && new Error().message);
t(() => Error('x') instanceof Error);
t(() => String(new TypeError('q')));
t(() =>
    {class E extends Error{constructor(m){super(m);
        this.name='E'}} const e=new E('hi');return [String(e),e instanceof E,
        e instanceof Error,e.name,Object.keys(e)]});
t(() => new AggregateError([1,2],'msg'));
t(() => Object.getOwnPropertyNames(new AggregateError([1],'m')));
t(() => {const e=new Error('a');e.message='b';return String(e)});
t(() => Error.prototype.toString.call({name:'N',message:'M'}));
t(() => Error.prototype.toString.call({}));
t(() => new Error(undefined).hasOwnProperty('message'));
t(() => new Error({toString(){return 'obj'}}).message);
t(() => Object.getPrototypeOf(TypeError)===Error);
t(() => new Error('x').stack.split('\n')[0]);
t(() =>
    {const o={name:'Z',message:'y'};Error.captureStackTrace(o);
        return o.stack.split('\n')[0]});
t(() => {class V extends TypeError{}; return new V('k').stack.split('\n')[0]});
t(() => typeof Error.stackTraceLimit);
t(() => {const o={};Error.captureStackTrace(o);return o.stack.split('\n')[0]});
t(() => RangeError('x').name);
t(() => new Error('a','b').cause);
t(() => Error.length+TypeError.length);
t(() =>
    {const m=new Map([['a',1],['b',2]]);m.set('c',3).delete('a');
        return [m.size,[...m],m.has('b'),m.get('c'),m.get('zz')]});
t(() =>
    {const m=new Map();m.set(NaN,1).set(0,2).set(-0,3);return [m.get(NaN),
        m.get(0),m.size,Object.is([...m.keys()][1],0)]});
t(() =>
    {const m=new Map([[1,1],[2,2],[3,3]]);const r=[];for(const [k] of m){
        r.push(k);if(k===1)m.delete(2);if(k<5&&k>=3)m.set(k+1,0)}return r});
t(() =>
    {const m=new Map([[1,1],[2,2]]);const r=[];m.forEach((v,k,mm)=>{r.push(v,k,
        mm===m);if(r.length<12){m.delete(k);m.set(k,v)}});return r});
t(() =>
    {const s=new Set([1,2,2,3]);s.add(1).delete(2);return [s.size,[...s],
        s.has(3),[...s.entries()]]});
t(() => {const s=new Set();s.add(-0);return Object.is([...s][0],0)});
t(() =>
    {const o={};const m=new Map([[o,1],[{},2]]);return [m.get(o),m.get({}),
        m.size]});
t(() =>
    {const m=new Map([[1,2]]);const i=m.entries();m.clear();m.set(5,6);
        return [...i]});
t(() =>
    {class M extends Map{get(k){return 'x'+super.get(k)}} const m=new M([[1,
        2]]);return [m.get(1),m instanceof Map,m.size]});
t(() =>
    {class S extends Set{add(v){return super.add(v*2)}} return [...new S([1,
        2])]});
t(() =>
    {const m=new Map();for(let i=0;i<1000;i++)m.set('k'+i,i);for(let i=0;i<990;
        i++)m.delete('k'+i);return [...m]});
t(() =>
    {const m=new Map();for(let i=0;i<100;i++)m.set(i,i);const it=m.keys();
        for(let i=0;i<50;i++)it.next();for(let i=0;i<90;i++)m.delete(i);
        m.set('n',1);return [...it]});
t(() => new Map(new Map([[1,2]]).entries()).get(1));
t(() => new Set('hello').size);
t(() => new Map([[1,{a:1}]]));
t(() => new Map(null).size);
t(() => new Set(undefined).size);
t(() => Map.prototype.entries===Map.prototype[Symbol.iterator]);
t(() => new Map([['1',1],[1,2]]).get(1));
t(() => {const m=new Map;m.set('a'+'b',1);return m.get('ab')});
t(() =>
    {const m=new Map([[1.5,2],[2**31,3],[-1,4]]);return [m.get(1.5),
        m.get(2147483648),m.get(-1)]});
t(() => {const s=Symbol();return new Map([[s,1]]).get(s)});
t(() => new Map().entries().toString());
t(() => new Set([1]).keys().next());
t(() => new Set([3,1,2]).forEach(x=>x));
t(() => Map.length);
t(() => new Map([[null,1],[undefined,2],[true,3]]));
