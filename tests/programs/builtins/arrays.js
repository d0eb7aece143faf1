// Array: every method, with plain arrays and with holes, getters, subclasses.
const { t } = require('./lib/show');
t(() => [1,2,3].map(x=>x*2));
t(() => [1,2,3].map((x,i,a)=>[x,i,a.length]));
t(() => [,1,,2].map(x=>x));
t(() => [1,2,3,4].filter(x=>x%2));
t(() => [1,2,3].reduce((a,b)=>a+b));
t(() => [1,2,3].reduceRight((a,b)=>a+'-'+b,'s'));
t(() => [,1,,2].reduce((a,b)=>a+b));
t(() => [3,1,2].sort());
t(() => [10,9,1,100].sort());
t(() => ['b',undefined,'a',,'c'].sort());
t(() => [3,1,2].sort((a,b)=>b-a));
t(() => [5,undefined,1,,3].sort((a,b)=>a-b));
t(() => [1,2,3].toSorted((a,b)=>b-a));
t(() => [true,false,null,'x',1].sort());
t(() => [[2],[1]].sort());
t(() => [1,2,3].sort(()=>'x'));
t(() =>
    {const l=[];[5,2,8,1].sort((a,b)=>{l.push(a+','+b);return a-b});
        return l.join(' ')});
t(() => [1,[2,[3,[4]]]].flat());
t(() => [1,[2,[3,[4]]]].flat(Infinity));
t(() => [1,[2,[3,[4]]]].flat(0));
t(() => [1,2].flatMap(x=>[x,[x]]));
t(() => [1,,3].flat());
t(() => [1,2,3].concat(4,[5,[6]],7));
t(() => [].concat([1,,2]));
t(() => [1].concat({length:1,0:'a',[Symbol.isConcatSpreadable]:true}));
t(() => [1,2,3,4,5].slice(1,3));
t(() => [1,2,3].slice(-2));
t(() => [1,,3].slice(0));
t(() => [1,2,3].slice('1'));
t(() => {const a=[1,2,3,4,5];const r=a.splice(1,2,'a','b','c');return [a,r]});
t(() => {const a=[1,2,3,4,5];const r=a.splice(-2);return [a,r]});
t(() => {const a=[1,2,3];const r=a.splice();return [a,r]});
t(() => {const a=[1,2,3,4,5];const r=a.splice(1,3,'x');return [a,r]});
t(() => {const a=[1,,3];const r=a.splice(0,2);return [a,r]});
t(() => {const a=[1,2,3,4];const r=a.splice(1,0,9,8);return [a,r]});
t(() =>
    {const a=[1,2];return [a.push(3,4),a,a.pop(),a.shift(),a.unshift(7,8),a]});
t(() => {const a=[];return [a.pop(),a.shift(),a.push(),a.unshift()]});
t(() => {const a=[1,,2];return [a.shift(),a]});
t(() =>
    {const o={length:2,0:'a',1:'b'};Array.prototype.push.call(o,'c');return o});
t(() =>
    {const o={length:2,0:'a',1:'b'};return [Array.prototype.pop.call(o),o,
        Array.prototype.shift.call(o),o]});
t(() => Object.freeze([1]).push(2));
t(() => Object.freeze([1]).pop());
t(() => [1,2,3,2].indexOf(2));
t(() => [1,2,3,2].lastIndexOf(2));
t(() => [NaN].indexOf(NaN));
t(() => [NaN].includes(NaN));
t(() => [,].includes(undefined));
t(() => [,].indexOf(undefined));
t(() => [1,2,3].indexOf(1,1));
t(() => [1,2,3].includes(3,-1));
t(() => [1,2,3].lastIndexOf(3,-2));
t(() => ['a','b'].indexOf('b'));
t(() => [-0].includes(0));
t(() => [1,2,3].find(x=>x>1));
t(() => [1,2,3].findIndex(x=>x>1));
t(() => [1,2,3].findLast(x=>x<3));
t(() => [1,2,3].findLastIndex(x=>x>5));
t(() => [1,2,3].some(x=>x>2));
t(() => [1,2,3].every(x=>x>2));
t(() => [].every(x=>0));
t(() => [1,2,3].at(-1));
t(() => [1,2,3].at(5));
t(() => [1,2,3].at('1'));
t(() => [1,2,3].reverse());
t(() => [1,,3,4].reverse());
t(() => [1,2,3].toReversed());
t(() => [1,,3].toReversed());
t(() => [1,2,3].with(1,9));
t(() => [1,2,3].with(-1,9));
t(() => [1,2,3].toSpliced(1,1,'a','b'));
t(() => [1,2,3,4,5].copyWithin(0,3));
t(() => [1,2,3,4,5].copyWithin(1,0,3));
t(() => new Array(3).fill(0));
t(() => [1,2,3].fill(9,1));
t(() => [1,2,3].fill(9,-1));
t(() => [1,2,3].fill(9,0,2));
t(() => [1,2,3].join('-'));
t(() => [1,null,undefined,'x'].join());
t(() => [1,[2,[3]]].join(';'));
t(() => {const a=[1];a.push(a);return a.join()});
t(() => [{toString(){return 'T'}}].join());
t(() => String([1,[2,3]]));
t(() => [1,2]+'');
t(() => [Symbol()].join());
t(() => [1,,2].join());
t(() => Array.from('héllo😀'));
t(() => Array.from([1,2],x=>x*2));
t(() => Array.from({length:3},(_, i)=>i));
t(() => Array.from(new Set([1,2,1])));
t(() => Array.from(new Map([[1,2]])));
t(() => Array.of(1,2,3));
t(() => Array(3));
t(() => new Array('3'));
t(() => Array(1,2));
t(() => Array.isArray([]));
t(() => Array.isArray({}));
t(() => Array.from({length:2,0:'a'}));
t(() => Array(3).length);
t(() =>
    {class A extends Array{sum(){return this.reduce((a,b)=>a+b,0)}};
        const a=A.from([1,2,3]); const b=a.map(x=>x*2); return [a instanceof A,
        b instanceof A,b.sum(),a.length,b.constructor===A, new A(1,2,3).sum(),
        a.slice(1) instanceof A, a.concat([1]) instanceof A,
        A.of(1) instanceof A]});
t(() => [...[1,2,3].keys()]);
t(() => [...[1,2].entries()]);
t(() => [...[1,2].values()]);
t(() =>
    {const a=[1,2,3];const r=[];for(const x of a){r.push(x);
        if(r.length<5)a.push(x*10)}return r});
t(() => [...'añ😀']);
t(() =>
    {const i=[1,2][Symbol.iterator]();return [i.next(),i.next(),i.next(),
        i.next()]});
t(() => [].keys().toString());
t(() => [...Array.prototype.entries.call({length:2,0:'x',1:'y'})]);
t(() => {const a=[1,2,3];a.length=1;return a});
t(() => {const a=[];a[5]=1;return [a.length,a]});
t(() => {const a=[1,2,3];delete a[1];return a});
t(() =>
    {const r=[];[1,2,3].forEach(function(x){r.push(this.k+x)},{k:10});
        return r});
t(() =>
    {const r=[];const a=[1,2,3];a.forEach((x,i)=>{r.push(x);if(i==0)a.pop()});
        return r});
t(() => [3,2,1].sort(undefined));
t(() => [3,2,1].sort(null));
t(() => [1,2,3,4,5,6,7,8,9,10,11,12].sort((a,b)=>a%3-b%3));
t(() => [..."the quick brown fox"].sort().join(''));
t(() => ['é','z','a','Z','ㄱ','가'].sort());
t(() =>
    {const o={length:3,0:'c',1:'a',2:'b'};return Array.prototype.sort.call(o)});
t(() => Array.prototype.map.call('abc',x=>x+x));
t(() => Array.prototype.slice.call({length:2,0:1,1:2}));
t(() => (function(){return Array.prototype.slice.call(arguments,1)})(1,2,3));
t(() => (function(){return [...arguments]})(1,2,3));
t(() => (function(){return Array.from(arguments)})(1,2,3));
t(() => [].concat.apply([],[[1],[2]]));
t(() => Math.max.apply(null,[1,5,3]));
t(() => Math.max(...[1,5,3]));
t(() => {const a=[5,1];const b=a.toSorted();return [a,b]});
t(() => [0,-0,NaN].map(x=>Object.is(x,-0)));
t(() => Array.from(new Array(3),()=>0));
t(() => {function*g(){yield 1;yield 2};return Array.from(g())});
t(() =>
    {let r=0;const it={[Symbol.iterator](){return {next(){return {value:1,
        done:false}},return(){r++;return {}}}}};try{Array.from(it,()=>{
        throw 1})}catch(e){}return r});
const big=[];
for(let i=0;i<400;i++)big.push((i*7919)%401);
t(() => big.slice().sort((a,b)=>a-b).slice(0,5));
t(() => big.slice().sort().slice(0,5));
let cnt=0;
t(() => {big.slice().sort((a,b)=>{cnt++;return a-b});return cnt});
t(() => [1,2,3].includes('2'));
t(() => Object.keys([4,5]));
t(() => Object.entries([4,5]));
t(() => [1,2,3].toString());
t(() => [[1,2],[3]].toString());
t(() => [].toString());
t(() => [null].toString());
t(() => [1,2,3].flatMap(x=>x==2?[]:[x,x]));
t(() => Array.prototype.concat.call(1,2));
t(() => [].reduceRight((a,b)=>a));
t(() => [1,2,3].lastIndexOf(2,undefined));
