module.exports = "inner of app"
