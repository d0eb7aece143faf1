// stream_pipe.js: readable.pipe(writable): what comes out of one goes into the
// other, no faster than that takes it. Where its write() says false, the
// source is paused until it has emitted `drain`.

const later = %import("later");
const { errorOrDestroy } = later("node/stream_destroy", "streamDestroy");
const { prependListener } = later("node/stream_base", "streamBase");
const { grown } = later("node/stream_readable", "streamReadable");

function placeIn(list, value) {
  for (let i = 0; i < list.length; i++) {
    if (list[i] === value) return i;
  }
  return -1;
}

function remove(list, value) {
  const at = placeIn(list, value);
  if (at < 0) return false;
  for (let i = at + 1; i < list.length; i++) list[i - 1] = list[i];
  list.length--;
  return true;
}

function pipe(source, target, options) {
  const state = source._readableState;
  let onDrain;
  let isCleaned = false;
  %push(grown(state, "pipes"), target);

  // What may be written into is full, or failed, or is over.
  function waitForDrain() {
    if (!isCleaned) {
      if (placeIn(state.pipes, target) >= 0 &&
          placeIn(state.awaitDrainWriters, target) < 0) {
        %push(grown(state, "awaitDrainWriters"), target);
      }
      source.pause();
    }
    if (onDrain === undefined) {
      onDrain = () => goOn(source, target);
      target.on("drain", onDrain);
    }
  }
  function onData(chunk) {
    if (target.write(chunk) === false) waitForDrain();
  }
  function leave() {
    source.unpipe(target);
  }
  function onError(error) {
    leave();
    target.removeListener("error", onError);
    if (target.listenerCount("error") > 0) return;
    const own = target._writableState || target._readableState;
    if (own && !own.errorEmitted) errorOrDestroy(target, error);
    else target.emit("error", error);
  }
  function onClose() {
    target.removeListener("finish", onFinish);
    leave();
  }
  function onFinish() {
    target.removeListener("close", onClose);
    leave();
  }
  function onEnd() {
    target.end();
  }
  function onUnpipe(readable, info) {
    if (readable === source && info && info.hasUnpiped === false) {
      info.hasUnpiped = true;
      cleanUp();
    }
  }
  function cleanUp() {
    target.removeListener("close", onClose);
    target.removeListener("finish", onFinish);
    if (onDrain !== undefined) target.removeListener("drain", onDrain);
    target.removeListener("error", onError);
    target.removeListener("unpipe", onUnpipe);
    source.removeListener("end", onEnd);
    source.removeListener("end", leave);
    source.removeListener("data", onData);
    isCleaned = true;
    // Others that the source is piped to must not wait for this one.
    if (onDrain !== undefined && state.awaitDrainWriters.length > 0 &&
        (!target._writableState || target._writableState.needDrain)) {
      onDrain();
    }
  }

  const atEnd = endsTarget(target, options) ? onEnd : leave;
  if (state.endEmitted) %nextTick(atEnd, undefined);
  else source.once("end", atEnd);
  target.on("unpipe", onUnpipe);
  source.on("data", onData);
  prependListener(target, "error", onError);
  target.once("close", onClose);
  target.once("finish", onFinish);
  target.emit("pipe", source);
  if (target.writableNeedDrain === true) waitForDrain();
  else if (!state.flowing) source.resume();
  return target;
}

// process.stdout and process.stderr are never ended by a pipe.
function endsTarget(target, options) {
  return (!options || options.end !== false) &&
         target !== %import("stdout") && target !== %import("stderr");
}

function goOn(source, target) {
  const state = source._readableState;
  remove(state.awaitDrainWriters, target);
  if (state.awaitDrainWriters.length === 0 && state.dataListening) {
    source.resume();
  }
}

// Without a target: from all.
function unpipe(source, target) {
  const state = source._readableState;
  if (state.pipes.length === 0) return source;
  if (!target) {
    const targets = state.pipes;
    state.pipes = [];
    source.pause();
    for (let i = 0; i < targets.length; i++) {
      targets[i].emit("unpipe", source, { hasUnpiped: false });
    }
    return source;
  }
  if (!remove(state.pipes, target)) return source;
  if (state.pipes.length === 0) source.pause();
  target.emit("unpipe", source, { hasUnpiped: false });
  return source;
}

%export("streamPipe", { __proto__: null, pipe, unpipe });
