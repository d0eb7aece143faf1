// What a text declares: var and function are global, let and const its own.
const indirect = eval;
let outer = 'not seen';
const kind = name => indirect(`typeof ${name}`);
indirect('var shared = 1; let hidden = 2; const fixed = 3; class Hidden {} function made() { return [shared, hidden, fixed, typeof Hidden] }');
console.log(kind('shared'), kind('hidden'), kind('fixed'), kind('Hidden'), kind('made'), kind('outer'));
console.log(made(), shared, Object.getOwnPropertyDescriptor(globalThis, 'shared'));
console.log(delete globalThis.shared, kind('shared'), delete globalThis.made, kind('made'));
indirect('"use strict"; var own = 1; function ownFunction() {}');
console.log(kind('own'), kind('ownFunction'));
console.log(indirect('this') === globalThis, indirect('"use strict"; this') === globalThis, indirect('(() => this)()') === globalThis);
(0, eval)('var twice = 1'); (0, eval)('var twice; twice++'); console.log(twice);
(0, eval)('function same() { return 1 } function same() { return 2 }'); console.log(same());
const makers = [];
for (let i = 0; i < 3; i++) makers.push(indirect(`let n = ${i}; () => n++`));
console.log(makers.map(f => f()), makers.map(f => f()));
try { indirect('undefinedName'); } catch (error) { console.log(error.name, error.message); }
try { indirect('late; let late = 1'); } catch (error) { console.log(error.name, error.message); }
try { indirect('const c = 1; c = 2'); } catch (error) { console.log(error.name, error.message); }
console.log(globalThis.eval('var viaGlobal = 7; viaGlobal'), viaGlobal);
function inner() { var local = 'secret'; return [typeof local, (0, eval)('typeof local')]; }
console.log(inner());
