// _stream_readable.js: the class as a module, as old packages ask for it.

%export("node:_stream_readable", %import("coreModule")("stream").Readable);
