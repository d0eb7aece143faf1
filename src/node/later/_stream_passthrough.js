// _stream_passthrough.js: the class as a module, as old packages ask for it.

%export("node:_stream_passthrough", %import("coreModule")("stream").PassThrough);
