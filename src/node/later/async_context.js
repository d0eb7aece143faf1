// async_context.js: a callback that waits somewhere, until somebody else's
// turn, runs in the context in which it was handed over (see async_hooks.js).

function boundToContext(callback) {
  const context = %asyncContext();
  return (value) => {
    const before = %asyncContext();
    %setAsyncContext(context);
    try {
      callback(value);
    } finally {
      %setAsyncContext(before);
    }
  };
}

%export("boundToContext", boundToContext);
