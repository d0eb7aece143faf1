// stream_promises.js: the module stream/promises: finished and pipeline, which
// answer a promise.

const later = %import("later");
const { promiseFinished } = later("node/stream_finished", "streamFinished");
const { startPipeline } = later("node/stream_pipeline", "streamPipeline");
const { isNodeStream, isIterable, isWebStream } =
  later("node/stream_kind", "streamKind");
const { Promise } = %import("originals");

// The last argument may be {signal, end}.
function isOptions(value) {
  return %isObject(value) && typeof value === "object" &&
         !isNodeStream(value) && !isIterable(value) && !isWebStream(value);
}

%export("node:stream/promises", {
  finished: %define(promiseFinished, "name", "finished", 4),

  pipeline(...streams) {
    return new Promise((resolve, reject) => {
      const last = streams[streams.length - 1];
      const options = isOptions(last) ? last : undefined;
      if (options !== undefined) streams.length--;
      startPipeline(streams, (error, value) => {
        if (error) reject(error);
        else resolve(value);
      }, { signal: options?.signal, end: options?.end });
    });
  },
});
