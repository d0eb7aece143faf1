const e = new RangeError('with more');
e.code = 'E_MORE';
e.cause = new Error('because');
throw e;
