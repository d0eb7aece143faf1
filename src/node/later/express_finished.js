// express_finished.js: being told when a message is over, or when the head of
// an answer is about to be written.

// Has the answer been ended, the request been read, or the socket gone?
function isFinished(message) {
  const { socket } = message;
  if (typeof message.writableEnded === "boolean") {
    return message.writableEnded || Boolean(socket && !socket.writable);
  }
  if (typeof message.complete !== "boolean") return false;
  return Boolean(message.upgrade || !socket || !socket.readable ||
                 (message.complete && !message.readable));
}

// Calls back with the error of the socket, if there was one, the first time
// that one of these comes.
function watch(message, callback) {
  let socket;
  const over = (error) => {
    message.removeListener("end", ended);
    message.removeListener("finish", ended);
    message.removeListener("socket", assigned);
    socket?.removeListener("error", over);
    socket?.removeListener("close", ended);
    callback(error);
  };
  const ended = () => over(null);
  const assigned = (given) => {
    socket = given;
    socket.on("error", over);
    socket.on("close", ended);
  };
  message.on("end", ended);
  message.on("finish", ended);
  if (message.socket) assigned(message.socket);
  else message.once("socket", assigned);
}

const waiting = new WeakMap(); // message -> functions that wait for its end

// Calls listener(error, message) when the message is over; never at once.
function onFinished(message, listener) {
  if (isFinished(message)) {
    setImmediate(listener, null, message);
    return;
  }
  const list = waiting.get(message);
  if (list !== undefined) {
    list.push(listener);
    return;
  }
  const listeners = [listener];
  waiting.set(message, listeners);
  watch(message, (error) => {
    waiting.delete(message);
    for (const each of listeners) each(error, message);
  });
}

// What is given to writeHead() becomes headers as setHeader() sets them.
function takeHeaders(res, headers) {
  if (!Array.isArray(headers)) {
    for (const name of Object.keys(headers)) {
      res.setHeader(name, headers[name]);
    }
  } else if (Array.isArray(headers[0])) {
    for (const [name, value] of headers) res.setHeader(name, value);
  } else {
    for (let i = 0; i < headers.length; i += 2) res.removeHeader(headers[i]);
    for (let i = 0; i < headers.length; i += 2) {
      res.appendHeader(headers[i], headers[i + 1]);
    }
  }
}

// Calls `listener`, with the answer as `this`, just before its head is
// written: the last moment at which headers can be set. The listener that
// came last is called first.
function onHeaders(res, listener) {
  const { writeHead } = res;
  let told = false;
  res.writeHead = function (status, ...rest) {
    const reason = typeof rest[0] === "string" ? [rest.shift()] : [];
    this.statusCode = status;
    if (rest[0]) takeHeaders(this, rest[0]);
    if (told) return writeHead.call(this, status, ...reason);
    told = true;
    listener.call(this);
    return this.statusCode === status
      ? writeHead.call(this, status, ...reason)
      : writeHead.call(this, this.statusCode);
  };
}

%export("expressFinished", { isFinished, onFinished, onHeaders });
