module.exports = { name: 'index of the folder' };
