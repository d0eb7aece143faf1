// assert: what is said when something is not so.
const assert=require('assert'), util=require('util');
const t = (f) => {
    try {
        console.log('ok', f());
    } catch (e) {
        console.log(e.name, e.code, e.generatedMessage, e.operator);
        console.log(e.message);
    }
};
t(() => assert(false));
t(() => assert.ok(0));
t(() => assert(1===2,'msg'));
t(() => assert.ok());
t(() => assert.ok(
  null ||
    undefined));
t(() => assert.equal(1,2));
t(() => assert.equal('a','b'));
t(() => assert.equal(1,'1'));
t(() => assert.strictEqual(1,2));
t(() => assert.strictEqual('hello','hellx'));
t(() => assert.strictEqual('hello world foo','hello world bar'));
t(() => assert.strictEqual({a:1},{a:1}));
t(() => assert.strictEqual(1,'1','nope'));
t(() => assert.deepStrictEqual({a:1,b:[1,2,3]},{a:1,b:[1,2,4]}));
t(() => assert.deepStrictEqual([1,2,3],[1,2,3]));
t(() => assert.deepStrictEqual([1,2],[1,'2']));
t(() => assert.deepEqual([1,2],[1,'2']));
t(() => assert.deepEqual([1,2],[1,3]));
t(() => assert.deepStrictEqual(new Map([[1,{a:1}]]),new Map([[1,{a:1}]])));
t(() => assert.deepStrictEqual(new Set([{a:1},2]),new Set([2,{a:1}])));
t(() => assert.deepStrictEqual(new Set([1]),new Set([2])));
t(() => assert.notStrictEqual(1,1));
t(() => assert.notStrictEqual('long text','long text'));
t(() => assert.notDeepStrictEqual({a:1},{a:1}));
t(() => assert.notEqual(1,1));
t(() => assert.notDeepEqual({a:1},{a:1}));
t(() => assert.throws(()=>{}));
t(() => assert.throws(()=>{throw new Error('x')}));
t(() => assert.throws(()=>{throw new Error('x')}, TypeError));
t(() => assert.throws(()=>{throw new TypeError('x')}, TypeError));
t(() => assert.throws(()=>{throw new Error('x')}, {message:'y'}));
t(() => assert.throws(()=>{throw new Error('x')}, {message:'x',name:'Error'}));
t(() => assert.throws(()=>{}, TypeError, 'mm'));
t(() => assert.throws(()=>{throw new Error('q')}, (e)=>e.message==='z'));
t(() => assert.doesNotThrow(()=>{throw new Error('q')}));
t(() => assert.fail());
t(() => assert.fail('boo'));
t(() => assert.ifError(null));
t(() => assert.ifError(new Error('ife')));
t(() => assert.strict.equal(1,'1'));
t(() => assert.strictEqual(NaN,NaN));
t(() => assert.deepStrictEqual(-0,0));
t(() => assert.deepEqual(-0,0));
t(() => assert.strictEqual(undefined,null));
t(() => assert.deepStrictEqual(Array.from({length:60},(_, i)=>i),Array.from({length:60},(_, i)=>i===30?'x':i)));
t(() => assert.deepStrictEqual(Array.from({length:20},(_, i)=>i),Array.from({length:22},(_, i)=>i+1)));
t(() => assert.deepStrictEqual({a:{b:{c:1,d:2,e:3,f:4,g:5,h:6}}},{a:{b:{c:2,d:2,e:3,f:4,g:5,h:7}}}));
t(() => assert.deepStrictEqual(new Error('a'),new Error('b')));
t(() => assert.deepStrictEqual([1,2,[3]],[1,2,[3,4]]));
t(() => assert.deepStrictEqual({a:1},{a:1,b:undefined}));
t(() => assert.deepStrictEqual(Symbol.iterator,Symbol.iterator));
t(() => assert.deepStrictEqual({a:Symbol()},{a:Symbol()}));
t(() => assert.deepStrictEqual(new Date(0),new Date(1)));
t(() => assert.deepStrictEqual(Buffer.from('a'),Buffer.from('b')));
t(() => assert.equal(1));
t(() => assert.strictEqual([1,2],[1,2]));
t(() => assert.strictEqual(()=>1,()=>1));
t(() => assert.strictEqual('a\nb\nc','a\nb\nd'));
t(() => assert.strictEqual('a'.repeat(100),'a'.repeat(90)));
t(() => util.isDeepStrictEqual({a:[1,{b:2}]},{a:[1,{b:2}]}));
t(() => util.isDeepStrictEqual([1,,3],[1,undefined,3])); 
const c1={};c1.c=c1; const c2={};c2.c=c2;
t(() => util.isDeepStrictEqual(c1,c2));
t(() => util.isDeepStrictEqual(new Map([['a',1],['b',2]]),new Map([['b',2],['a',1]])));
t(() => util.isDeepStrictEqual(new Number(1),new Number(2)));
try { assert.strictEqual(1,2) } catch(e) { console.log(e); }
try { assert(0) } catch(e) { console.log(e); console.log(util.inspect(e), String(e)); }
