// task.js: what the page does in one task. Work that calls several functions
// of the program is a generator: it yields behind each of them, and goes on
// when the microtasks that they left are done (HTML, "clean up after running
// script"). What is called by the program itself, in the middle of its script,
// is done without such pauses.

const { next } = %prototypeOf((function* () {}).prototype);

let current; // the generator that has more to do
const PAUSE = Symbol("pause"); // yielded: it goes on in another task

// The machine's question after the microtasks; EMPTY says: ask again.
function goOn() {
  const { done, value } = %call(next, current);
  if (!done && value !== PAUSE) return %empty();
  current = undefined;
  return undefined;
}

// The task that runs now is this generator's work.
function begin(generator) {
  current = generator;
  return goOn();
}

// Queues a task. `name` is what the learner reads in the queue.
function queueTask(name, makeGenerator) {
  const task = () => begin(makeGenerator());
  %define(task, "name", name, 4);
  %pageTask(task, undefined);
}

// Starts what takes its time, and waits for what it calls back with: the rest
// is another task, so that others may come first.
function* waiting(start) {
  const generator = current;
  let result;
  start((value) => {
    result = value;
    queueTask("parser", () => generator);
  });
  yield PAUSE;
  return result;
}

// All at once; what the generator returns.
function runNow(generator) {
  for (;;) {
    const { done, value } = %call(next, generator);
    if (done) return value;
  }
}

%processHook("again", goOn);
%export("pageTasks", { begin, queueTask, waiting, runNow });
