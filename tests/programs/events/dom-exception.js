console.log(new DOMException('m', 'DataCloneError')); 
const c = new AbortController(); c.abort(); console.log(c.signal.reason);
console.log(Object.getOwnPropertyNames(new DOMException('a')), Object.getOwnPropertySymbols(new DOMException('a')));
throw new DOMException('거절', 'AbortError');
