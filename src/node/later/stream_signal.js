// stream_signal.js: a stream that ends when an AbortSignal says so.

const later = %import("later");
const { wrongStream, AbortError } =
  later("node/stream_errors", "streamErrors");
const { isNodeStream, isWebStream } =
  later("node/stream_kind", "streamKind");
const { addAbortListener } = later("node/events_static", "eventsStatic");
const { Error } = %import("originals");
const argumentError = %import("argumentError");
const dispose = %import("dispose");

function checkSignal(signal) {
  if (!%isObject(signal) || !("aborted" in signal)) {
    throw argumentError("signal", "an instance of AbortSignal", signal);
  }
}

function addAbortSignal(signal, stream) {
  checkSignal(signal);
  if (isWebStream(stream)) {
    throw new Error("addAbortSignal with a stream of the web platform is " +
                    "not supported by Loopline");
  }
  if (!isNodeStream(stream)) throw wrongStream(stream);
  function onAbort() {
    stream.destroy(new AbortError(undefined, { cause: signal.reason }));
  }
  if (signal.aborted) {
    onAbort();
    return stream;
  }
  const listening = addAbortListener(signal, onAbort);
  const { finished } = later("node/stream_finished", "streamFinished");
  finished(stream, () => listening[dispose]());
  return stream;
}

%export("streamSignal", { __proto__: null, addAbortSignal });
