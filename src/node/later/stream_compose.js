// stream_compose.js: compose(...streams): one duplex out of several: what is
// written goes into the first, what is read comes out of the last.

const later = %import("later");
const { missing, AbortError } = later("node/stream_errors", "streamErrors");
const { isNodeStream, isReadable, isWritable } =
  later("node/stream_kind", "streamKind");
const { startPipeline } = later("node/stream_pipeline", "streamPipeline");
const { Duplex } = later("node/stream_duplex", "streamDuplex");
const { destroyer } = later("node/stream_destroy", "streamDestroy");
const { finished } = later("node/stream_finished", "streamFinished");
const { Ends } = later("node/stream_duplex_from", "streamEnds");
const valueError = %import("valueError");

function checkParts(parts, given) {
  const last = parts.length - 1;
  for (let i = 0; i <= last; i++) {
    if (!isNodeStream(parts[i])) continue;
    if (i < last && !isReadable(parts[i])) {
      throw valueError(`streams[${i}]`, given[i], "must be readable");
    }
    if (i > 0 && !isWritable(parts[i])) {
      throw valueError(`streams[${i}]`, given[i], "must be writable");
    }
  }
}

// Functions at both ends become streams; those between are the pipeline's.
function partsOf(streams) {
  const parts = [];
  const last = streams.length - 1;
  for (let i = 0; i <= last; i++) {
    const isEnd = i === 0 || i === last;
    %push(parts, isEnd && typeof streams[i] === "function"
      ? Duplex.from(streams[i]) : streams[i]);
  }
  checkParts(parts, streams);
  return parts;
}

function compose(...streams) {
  if (streams.length === 0) throw missing("streams");
  if (streams.length === 1) return Duplex.from(streams[0]);
  const parts = partsOf(streams);
  const head = parts[0];
  let ends;
  let writable;
  let readable;
  const tail = startPipeline(parts, (error) => {
    if (!ends.closed(error) && !error && !readable && !writable) {
      ends.duplex.destroy();
    }
  });
  writable = !!isWritable(head);
  readable = !!isReadable(tail);
  ends = new Ends(Duplex, {
    writableObjectMode: !!head?.writableObjectMode,
    readableObjectMode: !!tail?.readableObjectMode,
    writable,
    readable,
  });
  if (writable) {
    ends.writeInto(head);
    finished(tail, () => ends.wasFinished());
  }
  if (readable) ends.readFrom(tail);
  ends.duplex._destroy = function (error, callback) {
    ends.destroyWith(error, callback, (failure) => {
      if (isNodeStream(tail)) destroyer(tail, failure);
    }, true);
  };
  return ends.duplex;
}

%export("streamCompose", compose);
