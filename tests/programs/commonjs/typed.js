// "type": "commonjs" forbids what would be detected.
try {
  require('./lib/typed/wrong.js');
} catch (error) {
  console.log(error.name, error.message);
}
