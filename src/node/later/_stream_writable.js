// _stream_writable.js: the class as a module, as old packages ask for it.

%export("node:_stream_writable", %import("coreModule")("stream").Writable);
