// Nobody deals with what a file's callback was told.
require('fs').readFile('없는 파일', (error, data) => {
  if (error) throw error;
});
