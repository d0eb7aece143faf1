module.exports = function main() {};
module.exports.extra = 'extra';
