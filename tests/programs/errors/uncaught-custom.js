const util=require('util');
class X extends Error { [util.inspect.custom]() { return 'CUSTOM'; } }
throw Object.assign(new X('m'), {a:{b:{c:{d:1}}}});
