// engineio_request.js: one HTTP request of the long polling, in Node. To the
// client it looks as an XMLHttpRequest does: it is done when `readyState` is 4,
// and `status` is 0 where no answer came.

const http = %import("coreModule")("http");
const { Buffer } = %import("node:buffer");
const { setTimeout } = %import("node:timers");
const URL = %import("later")("node/url_class", "URL");

const DONE = 4;

class EngineRequest {
  constructor(method, uri, options) {
    this.method = method;
    this.uri = uri;
    this.readyState = 1;
    this.status = null;
    this.statusText = null;
    this.responseText = "";
    this.onreadystatechange = null;
    Object.defineProperty(this, "options", { value: options });
    Object.defineProperty(this, "request",
                          { value: undefined, writable: true });
  }

  // The header fields, in the order in which they are sent.
  headers(url, data) {
    const fields = { "User-Agent": "node-XMLHttpRequest", Accept: "*/*" };
    Object.assign(fields, this.options.extraHeaders);
    if (this.method === "POST") {
      fields["Content-type"] = "text/plain;charset=UTF-8";
    }
    const cookies = this.options.socket._cookieJar?.list() ?? [];
    if (cookies.length > 0) fields.cookie = cookies.join("; ");
    fields.Host = url.host;
    if (data !== null) fields["Content-Length"] = Buffer.byteLength(data);
    return fields;
  }

  send(data) {
    const url = new URL(this.uri);
    if (url.protocol !== "http:") {
      throw new Error(`${url.protocol} is not supported by Loopline yet`);
    }
    const { hostname } = url;
    this.request = http.request({
      host: hostname[0] === "[" ? hostname.slice(1, -1) : hostname,
      port: url.port || 80,
      path: url.pathname + url.search,
      method: this.method,
      headers: this.headers(url, data),
      agent: this.options.agent || false,
    }, (response) => this.hear(response));
    this.request.on("error", (error) => this.fail(error));
    if (this.options.autoUnref) {
      this.request.on("socket", (socket) => socket.unref());
    }
    if (this.options.requestTimeout) {
      this.request.setTimeout(this.options.requestTimeout, () => {
        this.request.destroy(new Error("timeout"));
      });
    }
    if (data !== null) this.request.write(data);
    this.request.end();
  }

  hear(response) {
    const chunks = [];
    this.status = response.statusCode;
    this.options.socket._cookieJar?.take(response.headers["set-cookie"]);
    response.on("data", (chunk) => chunks.push(chunk));
    response.on("end", () => {
      this.responseText = Buffer.concat(chunks).toString("utf8");
      this.done();
    });
    response.on("error", (error) => this.fail(error));
  }

  fail(error) {
    this.status = 0;
    this.statusText = error;
    this.responseText = error.stack;
    this.done();
  }

  // The listener gets its own turn of the event loop.
  done() {
    if (this.readyState === DONE) return;
    this.readyState = DONE;
    setTimeout(() => this.onreadystatechange(), 0);
  }

  abort() {
    this.request?.destroy();
  }
}

%export("EngineRequest", EngineRequest);
