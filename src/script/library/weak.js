// WeakMap, WeakSet, WeakRef, FinalizationRegistry (ECMA-262, 24.3, 24.4, 26).

const tag = Symbol.toStringTag;
%define(WeakMap.prototype, tag, 'WeakMap', 4);
%define(WeakSet.prototype, tag, 'WeakSet', 4);
%define(WeakRef.prototype, tag, 'WeakRef', 4);
%define(FinalizationRegistry.prototype, tag, 'FinalizationRegistry', 4);

// A job: the collector found that targets of this registry are gone.
%hook('cleanup', function cleanup(registry) {
    const callback = %registryCleanup(registry);
    for (;;) {
        const held = %registryTake(registry);
        if (%isEmpty(held)) return;
        %call(callback, undefined, held);
    }
});
