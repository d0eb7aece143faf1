console.log('deferred', document.readyState, document.body.children.length); var fromDeferred = 1;
