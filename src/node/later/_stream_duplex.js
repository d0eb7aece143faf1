// _stream_duplex.js: the class as a module, as old packages ask for it.

%export("node:_stream_duplex", %import("coreModule")("stream").Duplex);
