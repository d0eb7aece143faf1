// Nobody listens for the error of a request.
const http = require('http');
http.get('http://localhost:6498/', () => {});
