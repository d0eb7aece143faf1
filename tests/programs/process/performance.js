const { performance: p, PerformanceObserver } = require('perf_hooks');
console.log(p === performance, typeof p.now(), p.now() < 5000, p.timeOrigin > 1e12, Object.prototype.toString.call(p));
const a = p.mark('시작', { startTime: 10 });
p.mark('end', { startTime: 25.5, detail: { n: [1] } });
console.log(a, p.measure('both', '시작', 'end'));
console.log(p.measure('options', { start: 5, duration: 7, detail: 'd' }).toJSON(), p.measure('o2', { start: '시작', end: 30 }).duration, p.measure('o3', { duration: 5, end: 30 }).startTime);
console.log(p.getEntries().map((e) => e.name), p.getEntriesByType('mark').length, p.getEntriesByName('both')[0].duration, p.getEntriesByName('both', 'mark'), p.getEntriesByType('zzz'));
console.log(p.getEntriesByName('end')[0], a instanceof PerformanceMark, [a], { a: { b: { a } } });
const bad = [() => p.mark(), () => p.mark('x', { startTime: -1 }), () => p.mark('x', { startTime: 'a' }), () => p.measure('m', 'nope'), () => p.measure(5), () => p.measure('m', { start: 1, end: 2, duration: 3 }), () => p.measure('m', { start: 1 }, 'end'), () => new PerformanceMeasure(), () => new PerformanceObserver(), () => new PerformanceObserver(() => {}).observe({}), () => new PerformanceObserver(() => {}).observe({ entryTypes: 'mark' }), () => new PerformanceEntry(), () => p.getEntriesByName()];
for (const action of bad) {
    try {
        action();
        console.log('no error');
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
p.clearMarks('시작');
p.clearMeasures();
console.log(p.getEntries().map((e) => e.name));
const observer = new PerformanceObserver((list, self) => {
    console.log('observed', list.getEntries().map((e) => `${e.entryType} ${e.name}`), list.getEntriesByName('late').length, self === observer);
});
observer.observe({ entryTypes: ['mark', 'measure'] });
p.mark('late', { startTime: 2 });
p.mark('early', { startTime: 1 });
setImmediate(() => {
    console.log('immediate');
    p.mark('again', { startTime: 3 });
    console.log(observer.takeRecords().length);
    observer.disconnect();
    p.mark('unseen');
});
new PerformanceObserver((list) => console.log('buffered', list.getEntries().length)).observe({ type: 'mark', buffered: true });
const start = performance.now();
setTimeout(() => console.log(performance.now() - start > 5), 100);
