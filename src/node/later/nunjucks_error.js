// nunjucks_error.js: an error in a template: which file, line and column.

class TemplateError extends Error {
  constructor(message, line, column) {
    super(message instanceof Error ? `${message.name}: ${message.message}`
                                   : message);
    Object.defineProperty(this, "name", { value: "Template render error" });
    this.lineno = line;
    this.colno = column;
    this.isFirst = true;
  }

  addPath(path) {
    const { lineno, colno } = this;
    let place = `(${path || "unknown path"})`;
    if (this.isFirst && lineno) {
      place += colno ? ` [Line ${lineno}, Column ${colno}]`
                     : ` [Line ${lineno}]`;
    }
    this.message = `${place}\n ${this.isFirst ? " " : ""}${this.message}`;
    this.isFirst = false;
    return this;
  }
}

// The error that a program gets: a plain one, without what is inside.
function shown(path, error) {
  const known = error instanceof TemplateError ? error
                                               : new TemplateError(error);
  const plain = new Error(known.addPath(path).message);
  plain.name = known.name;
  return plain;
}

%export("nunjucksError", TemplateError);
%export("nunjucksShownError", shown);
