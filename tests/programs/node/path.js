// Every function of path on many names.
const path = require('path');
const names = ['', '/', '.', '..', 'a', 'a/', '/a', '/a/', 'a/b', '/a/b/', 'a/../b', '../a',
    'a/../../b', '/../a', './', './a', 'a/.', 'a//b', 'a/..', 'a/../', '.bashrc', 'a.b',
    'a.b.c', 'a.', '/x/.git', '..a', 'a..', 'x/a.txt/', './.', '/a/b/../..', '../', 'a/./b/'];
for (const name of names) {
    console.log(JSON.stringify([name, path.normalize(name), path.dirname(name),
        path.basename(name), path.basename(name, '.txt'), path.extname(name),
        path.isAbsolute(name), path.parse(name)]));
    for (const other of names) {
        console.log(JSON.stringify([path.join(name, other), path.resolve('/r', name, other),
            path.relative('/r/' + name, '/r/' + other)]));
    }
}
console.log(path.format({ dir: '/a', base: 'b' }), path.format({ name: 'x', ext: '.y' }));
console.log(path.sep, path.delimiter, path === path.posix);
try {
    path.join(1);
} catch (error) {
    console.log(error.code, error.message);
}
