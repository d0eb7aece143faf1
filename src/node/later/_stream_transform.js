// _stream_transform.js: the class as a module, as old packages ask for it.

%export("node:_stream_transform", %import("coreModule")("stream").Transform);
