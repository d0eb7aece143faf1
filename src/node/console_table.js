// console_table.js: the rows and columns of console.table.

const inspect = %import("inspect");
const { width } = %import("layout");
const { repeat } = String.prototype;
const { keys: enumerableKeys } = Object;

// --- drawing -------------------------------------------------------------

function drawRow(cells, widths) {
  let row = "│ ";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) row += " │ ";
    row += cells[i] + %textSpaces(widths[i] - width(cells[i]));
  }
  return `${row} │`;
}

function drawLine(widths, left, middle, right) {
  let line = left;
  for (let i = 0; i < widths.length; i++) {
    if (i > 0) line += middle;
    line += %call(repeat, "─", widths[i] + 2);
  }
  return line + right;
}

// The widest cell of each column; `rows` holds arrays of texts.
function measure(rows) {
  const widths = [];
  for (let column = 0; column < rows[0].length; column++) {
    let widest = 0;
    for (let i = 0; i < rows.length; i++) {
      const columns = width(rows[i][column]);
      if (columns > widest) widest = columns;
    }
    %push(widths, widest);
  }
  return widths;
}

// `rows` with the head first.
function draw(rows) {
  const widths = measure(rows);
  let text = `${drawLine(widths, "┌", "┬", "┐")}\n` +
             `${drawRow(rows[0], widths)}\n` +
             `${drawLine(widths, "├", "┼", "┤")}\n`;
  for (let i = 1; i < rows.length; i++) text += `${drawRow(rows[i], widths)}\n`;
  return text + drawLine(widths, "└", "┴", "┘");
}

// --- cells ---------------------------------------------------------------

function cell(value) {
  const deep = %isObject(value) && typeof value === "object" &&
               !%isArray(value) && %viewType(value) < 0 &&
               %ownKeys(value, 5).length > 2;
  return inspect(value, {
    depth: deep ? -1 : 0,
    maxArrayLength: 3,
    breakLength: Infinity,
  });
}

// Maps, sets and iterators over them.
function collectionRows(data, kind) {
  const paired =
    kind === "Map" || (kind === "Map Iterator" && %iteratorYield(data) === 2);
  const ofValues = kind === "Map Iterator" && %iteratorYield(data) === 0;
  const entries = %collectionEntries(data, Infinity);
  const rows = [paired ? ["(iteration index)", "Key", "Values"]
                       : ["(iteration index)", "Values"]];
  for (let i = 0; i < entries.length; i += 2) {
    const row = [`${i / 2}`, cell(entries[ofValues ? i + 1 : i])];
    if (paired) %push(row, cell(entries[i + 1]));
    %push(rows, row);
  }
  return rows;
}

// One row: its index, and its cells by column. A new column comes last.
function readRow(item, key, filter, columns) {
  const cells = { __proto__: null };
  const primitive = !%isObject(item);
  if (filter === undefined && primitive) {
    return { __proto__: null, key, cells, value: cell(item) };
  }
  const names = filter ?? enumerableKeys(item);
  for (let i = 0; i < names.length; i++) {
    const name = %toString(names[i]);
    if (!%isAmong(columns, name)) %push(columns, name);
    cells[name] =
      primitive || !%hasOwn(item, names[i]) ? "" : cell(item[names[i]]);
  }
  return { __proto__: null, key, cells, value: undefined };
}

function objectRows(data, filter) {
  const keys = enumerableKeys(data);
  const columns = [];
  const records = [];
  let hasValues = false;
  for (let i = 0; i < keys.length; i++) {
    const record = readRow(data[keys[i]], keys[i], filter, columns);
    hasValues ||= record.value !== undefined;
    %push(records, record);
  }
  const head = ["(index)"];
  const order = ordered(columns);
  for (let i = 0; i < order.length; i++) %push(head, order[i]);
  if (hasValues) %push(head, "Values");
  const rows = [head];
  for (let i = 0; i < records.length; i++) {
    const { key, cells, value } = records[i];
    const row = [key];
    for (let j = 0; j < order.length; j++) %push(row, cells[order[j]] ?? "");
    if (hasValues) %push(row, value ?? "");
    %push(rows, row);
  }
  return rows;
}

// Columns stand as the properties of an object do: indices first.
function ordered(names) {
  const object = { __proto__: null };
  for (let i = 0; i < names.length; i++) object[names[i]] = true;
  return %ownKeys(object, 1);
}

// The table of an object's entries; `filter` is an array of column names.
%export("consoleTable", (data, filter) => {
  const kind = %className(data);
  const isCollection = kind === "Map" || kind === "Set" ||
                       kind === "Map Iterator" || kind === "Set Iterator";
  return draw(isCollection ? collectionRows(data, kind)
                           : objectRows(data, filter));
});
