// Symbol (ECMA-262, 20.4).

%define(Symbol.prototype, Symbol.toStringTag, 'Symbol', 4);
