'use strict';
/*
 * Makes parser_bad.h from parser_bad.txt with real Node:
 *   node tests/unit/expect_parser.js > tests/unit/parser_bad.h
 * One program a line (\n is a line's end, \\ a backslash), read as the body of
 * a CommonJS module. Node says whether it is one, and if not: message, line,
 * column and width of what it underlines (0, 0 where it underlines nothing).
 */
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const PARAMETERS = ['exports', 'require', 'module', '__filename',
    '__dirname'];

function judge(source) {
    try {
        vm.compileFunction(source, PARAMETERS, { filename: 'F' });
        return null;
    } catch (error) {
        const lines = error.stack.split('\n');
        const line = Number(/^F:(\d+)$/.exec(lines[0])[1]);
        const [, before, marks] = /^( *)(\^*)/.exec(lines[2]);
        return {
            message: error.message,
            line,
            column: marks ? before.length + 1 : 0,
            width: marks.length,
        };
    }
}

/* C has trigraphs, so no two question marks may meet. */
const quote = (text) => JSON.stringify(text).replace(/\?(?=\?)/g, '?\\')
    .replace(/[\u007f-\uffff]/g, (c) => Buffer.from(c).reduce((out, byte) =>
        out + '\\' + byte.toString(8), ''));

const list = fs.readFileSync(path.join(__dirname, 'parser_bad.txt'), 'utf8');
console.log('/* Made by expect_parser.js from parser_bad.txt. */');
for (const line of list.split('\n').filter((text) => text)) {
    const source = line.replace(/\\n/g, '\n').replace(/\\\\/g, '\\');
    const verdict = judge(source);
    if (verdict)
        console.log(`{${quote(source)}, ${quote(verdict.message)}, ` +
            `${verdict.line}, ${verdict.column}, ${verdict.width}},`);
    else
        console.log(`{${quote(source)}, NULL, 0, 0, 0},`);
}
