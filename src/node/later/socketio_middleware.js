// socketio_middleware.js: functions (subject, next) that are called one after
// the other before something may happen. Whoever does not call `next` stops
// it silently; next(error) refuses it.

%export("socketioRun", (functions, subject, done) => {
  if (functions.length === 0) {
    done();
    return;
  }
  const list = [...functions];
  const call = (i) => list[i](subject, (error) => {
    if (error || i + 1 === list.length) done(error || undefined);
    else call(i + 1);
  });
  call(0);
});
