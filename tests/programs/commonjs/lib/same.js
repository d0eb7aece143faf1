module.exports = "with an ending"
