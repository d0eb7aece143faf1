// Generators, iterators, conversions, and programs that overwrite built-ins.
const { show, t } = require('./lib/show');
t(() =>
    {function*g(){const x=yield 1;show('got',x);try{yield 2}finally{
        show('fin')}return 3} const i=g();return [i.next(),i.next('v'),
        i.return(9),i.next()]});
t(() =>
    {function*g(){yield*[1,2];const r=yield*inner();yield r} function*inner(){
        yield 'i';return 'ret'} return [...g()]});
t(() =>
    {function*g(){try{yield 1}catch(e){yield 'c'+e}} const i=g();i.next();
        return [i.throw('E'),i.next()]});
t(() =>
    {function*g(){yield*{[Symbol.iterator](){return {next(v){show('n',v);
        return {value:1,done:v==='stop'}},return(v){show('r',v);return {
        value:'rv',done:true}}}}}} const i=g();return [i.next('a'),i.next('b'),
        i.return('z'),i.next()]});
t(() =>
    {function*g(){yield*{[Symbol.iterator](){return {next(){return {value:1,
        done:false}}}}}} const i=g();i.next();i.throw(new Error('t'))});
t(() =>
    {function*g(){} return [Object.prototype.toString.call(g()),
        g.prototype===Object.getPrototypeOf(g()),
        g()[Symbol.iterator]()!==undefined]});
t(() =>
    {function*g(){yield 1;yield 2;yield 3} const [a,...b]=g();return [a,b]});
t(() =>
    {let c=0;const it={[Symbol.iterator](){return {next(){return {value:1,
        done:false}},return(){c++;return {}}}}};const [a]=it;
        for(const x of it)break;return c});
t(() =>
    {const it={[Symbol.iterator](){return {next(){return {value:1,done:false}},
        return(){return 1}}}};for(const x of it)break});
t(() =>
    {const it={[Symbol.iterator](){return {next(){throw 'n'},return(){
        show('no')}}}};try{for(const x of it);}catch(e){return e}});
t(() =>
    {const it={[Symbol.iterator](){return {next(){return {done:false}},
        return(){throw 'ret'}}}};try{for(const x of it)throw 'body'}catch(e){
        return e}});
t(() => ({...{a:1,get b(){return 2}},...null,...'hi',...[9]}));
t(() =>
    {const {a,...r}={a:1,b:2,[Symbol.iterator]:3,get c(){return 4}};return r});
t(() => {const {x=5,y:{z}={z:6}}={};return [x,z]});
t(() => +{valueOf(){return 5}});
t(() => `${{toString(){return 'ts'}}}`);
t(() => ({valueOf(){return 3}})+1);
t(() => ({toString(){return 'a'},valueOf(){return {}}})+1);
t(() => [1]+[2]);
t(() => ({})+[]);
t(() => +[]);
t(() => +[5]);
t(() => +[1,2]);
t(() => ({[Symbol.toPrimitive](h){return h}})+'');
t(() => `${{[Symbol.toPrimitive](h){return h}}}`);
t(() => +{[Symbol.toPrimitive](h){return h==='number'?1:2}});
t(() => ({[Symbol.toPrimitive]:undefined,valueOf(){return 8}})*1);
t(() => new Date(0)==String(new Date(0)));
t(() => ({a:1})[{toString(){return 'a'}}]);
t(() => [3]==3);
t(() => ({})<({}));
t(() => null+1);
t(() => Symbol.iterator in []);
t(() =>
    {class Even{static [Symbol.hasInstance](n){
        return n%2===0}} return [2 instanceof Even,1 instanceof Even]});
t(() => [] instanceof Array);
t(() => {function F(){} const G=F.bind();return new F instanceof G});
t(() => Object.create(Array.prototype) instanceof Array);
t(() =>
    {function F(){} F.prototype={};const f=new F;F.prototype=null;
        return f instanceof F});
t(() => {const i=[1,2,3][Symbol.iterator]();i.next();return [...i]});
t(() =>
    {const saved=Array.prototype[Symbol.iterator];
        Array.prototype[Symbol.iterator]=function*(){yield 'hacked'};try{
        return [[...[1,2]].length,Math.max(1,2),new Set([1,2]).size,
        Array.from([5,6]).length]}finally{
        Array.prototype[Symbol.iterator]=saved}});
t(() =>
    {const p=Array.prototype.push;Array.prototype.push=()=>{throw 'no'};try{
        return [1,2,3].map(x=>x).filter(x=>x>1).concat([[1]].flat())}finally{
        Array.prototype.push=p}});
t(() =>
    {const c=Function.prototype.call;Function.prototype.call=()=>{throw 'no'};
        try{return [1,2].map(x=>x+1)}finally{Function.prototype.call=c}});
t(() =>
    {const ai=Object.getPrototypeOf([][Symbol.iterator]());const n=ai.next;
        ai.next=function(){const r=n.call(this);if(!r.done)r.value*=2;
        return r};try{return [[...[1,2]],(()=>{const r=[];
        for(const x of [3])r.push(x);return r})(),Array.from([4])]}finally{
        ai.next=n}});
t(() =>
    {const o=globalThis.TypeError;globalThis.TypeError=null;try{
        [].map(1)}catch(e){return e instanceof o}finally{
        globalThis.TypeError=o}});
t(() =>
    {Object.defineProperty(Array.prototype,'0',{set(v){throw 'setter'},
        configurable:true});try{return [[1,2].map(x=>x),[3].concat([4]),
        Object.keys({a:1}),[2,1].sort((a,b)=>a-b)]}finally{
        delete Array.prototype[0]}});
t(() =>
    {const s=Symbol.iterator;Object.prototype[s]=5;try{return {...{
        a:1}}}finally{delete Object.prototype[s]}});
t(() =>
    {const r=globalThis.Promise;globalThis.Promise=null;try{
        return r.resolve(1).then(x=>x) instanceof r}finally{
        globalThis.Promise=r}});
t(() =>
    {const l=[];const o={get a(){l.push('a');return 1},get b(){l.push('b');
        return 2}};const s=JSON.stringify(o)+Object.values(o)+JSON.stringify({
        ...o});return [s,l.join('')]});
t(() => typeof Proxy);
t(() => [] instanceof RegExp);
t(() =>
    {const u=new Uint8Array([1,2,300]);u[0]=257;return [u.length,u[0],u[2],
        [...u],u.join('-'),u.subarray(1).length,u.slice(0,1)[0],
        Object.prototype.toString.call(u)]});
t(() =>
    {const u=new Uint8Array(4);u.set([1,2],1);u.fill(9,3);
        return [...u.map(x=>x*2)]});
t(() => Array.from(new Uint8Array(2)));
t(() => Uint8Array.from([1,2]).reduce((a,b)=>a+b));
t(() => Uint8Array.of(1,2).indexOf(2));
t(() => new Uint8Array(new Uint8Array([5]))[0]);
t(() => Uint8Array(1));
t(() =>
    {const u=new Uint8Array(2);u[5]=1;return [u.length,u[5],'0' in u,5 in u]});
t(() => [...new Uint8Array([3,4]).entries()]);
t(() => {const o={a:1,get [Symbol.toStringTag](){return 'T'}};return o+''});
t(() => {label:{break label}return 1});
t(() => [1,2,3].map(String));
t(() => ['1','2'].map(Number));
t(() => [0,1,''].filter(Boolean));
t(() => ['a','b'].map((x)=>x.toUpperCase));
t(() => Object.entries({x:1}).map(([k,v])=>k+v));
t(() => [[1,'a'],[2,'b']].map(([n,s])=>s.repeat(n)));
t(() => Array.from({length:5},(_, i)=>i*i).reverse());
t(() => [..."mississippi"].reduce((m,c)=>m.set(c,(m.get(c)||0)+1),new Map()));
t(() => new (class { #x=1; get x(){return this.#x} })().x);
