module.exports = "app itself"
