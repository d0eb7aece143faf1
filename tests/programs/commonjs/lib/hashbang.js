#!/usr/bin/env node
module.exports = "behind a hashbang";