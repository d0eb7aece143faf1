// Stacks name the texts and where they were compiled.
const only = error => error.stack.split('\n').slice(0, 5).filter(line => !line.includes('node:') && !line.includes('Object.<anonymous>')).join('\n');
function show(run) { try { run(); } catch (error) { console.log(only(error)); } }
show(() => (0, eval)('var q = 1;\n  q.x.y'));
show(() => (0, eval)('function thrower() { throw new TypeError("안에서") }\nthrower()'));
show(() => new Function('a', 'return a.b.c')({}));
show(new Function('  null.x'));
show(function named() { return Function('return (() => missing)()')(); });
