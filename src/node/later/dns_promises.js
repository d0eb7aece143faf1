// dns_promises.js: the module dns/promises: see dns.js.

%import("libraryModule")("dns");
%export("node:dns/promises", %import("dnsPromises"));
