#!/usr/bin/env node
console.log('ran'); // expect: ran
