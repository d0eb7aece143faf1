exports.parent = module.parent === require.main;
exports.main = require.main.id;
exports.id = module.id;
exports.filename = module.filename;
exports.loadedThen = module.loaded;
