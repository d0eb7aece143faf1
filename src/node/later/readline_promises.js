// readline_promises.js: the module readline/promises: a question is a promise.

const Base = %import("later")("node/readline", "readlineInterface");

class Interface extends Base {
  question(query, options) {
    return Base.ask(this, query, options);
  }
}

%export("node:readline/promises", {
  Interface,

  createInterface(...words) {
    return new Interface(...words);
  },
});
