const fs = require('fs');
const path = require('path');
const dotenv = require('dotenv');

console.log(dotenv.parse([
  'BASIC=basic', '# a comment', 'EMPTY=', "SINGLE='single quotes'", 'DOUBLE="double quotes"', 'TICK=`it\'s "both"`',
  'NEWLINE="a\\nb"', "RAW='a\\nb'", 'SPACES =  spaced out  ', 'HASH=before # after', 'QUOTED="with # inside" # comment',
  'export EXPORTED=yes', 'YAML: like', 'EQUALS=a=b=c', 'JSON={"a": "b"}', 'KOREAN=한글 값', 'MULTI="one', 'two"', 'LAST=1',
  'no value here', 'TWICE=1', 'TWICE=2', 'dotted.name-x=1', 'CR=1\r',
].join('\n')));
console.log(dotenv.parse(Buffer.from('FROM_BUFFER=1')));

const folder = fs.mkdtempSync(path.join(__dirname, 'env-'));
const file = path.join(folder, '.env');
fs.writeFileSync(file, 'PORT=6629\nGREETING="안녕"\nHAVE=file\n');
process.env.HAVE = 'before';
console.log(dotenv.config({ path: file, quiet: true }));
console.log(process.env.PORT, process.env.GREETING, process.env.HAVE);
console.log(dotenv.config({ path: file, quiet: true, override: true }).parsed);
console.log(process.env.HAVE);
const own = {};
dotenv.config({ path: [file, file], quiet: true, processEnv: own });
console.log(own);
const { error, parsed } = dotenv.config({ path: path.join(folder, 'none'), quiet: true });
console.log(error.code, parsed);
console.log(dotenv.populate({ A: '1' }, { A: '2', B: '3' }));
try {
  dotenv.populate(null, {});
} catch (failure) {
  console.log(failure.code, failure.message);
}
fs.rmSync(folder, { recursive: true });
