// outside.js: a request from outside the programs, as a browser's or curl's:
// what is asked stands in the arguments; the answer is printed as it comes.

const later = %import("later");
const http = later("node/http", "node:http");
const process = %import("node:process");
const { parse, slice, startsWith } = %import("originals");

// "/path": of the first of the programs' servers; ":8005/path", and all of it.
function wholeAddress(text) {
  const head = %call(slice, text, 0, 1);
  if (head === "/") return `http://localhost:${%outsidePort()}${text}`;
  if (head === ":") return `http://localhost${text}`;
  return %call(startsWith, text, "http") ? text : `http://${text}`;
}

// What a body of that kind is called.
function typeOf(body) {
  try {
    parse(body);
    return "application/json";
  } catch {
    return %textFind(body, "=", 0) > 0 ? "application/x-www-form-urlencoded"
                                       : "text/plain; charset=utf-8";
  }
}

// A line at a time, so that the programs' own lines stay whole.
function printer() {
  let rest = "";
  return {
    add(text) {
      const lines = %splitText(rest + text, "\n", 4294967295);
      rest = lines[lines.length - 1];
      for (let i = 0; i + 1 < lines.length; i++) line(lines[i]);
    },
    end() {
      if (rest !== "") line(rest);
    },
  };
}

function line(text) {
  process.stdout.write(`${text}\n`);
}

function answered(response) {
  const { rawHeaders, httpVersion, statusCode, statusMessage } = response;
  const body = printer();
  line(`HTTP/${httpVersion} ${statusCode} ${statusMessage}`);
  for (let i = 0; i < rawHeaders.length; i += 2) {
    line(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  }
  line("");
  response.setEncoding("utf8");
  response.on("data", (text) => body.add(text));
  response.on("end", () => body.end());
  response.on("error", (error) => line(error.message));
}

function ask() {
  const [method, address, body] = [process.argv[2], process.argv[3],
                                   process.argv[4]];
  const headers = { "User-Agent": "loopline", Accept: "*/*" };
  if (body !== undefined) headers["Content-Type"] = typeOf(body);
  line(`${method} ${address}`);
  try {
    const request = http.request(wholeAddress(address),
                                 { method, headers, agent: false }, answered);
    request.on("error", (error) => line(error.message));
    request.end(body);
  } catch (error) {
    line(error.message);
  }
}

%export("ask", ask);
