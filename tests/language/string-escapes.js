console.log('\x41\u0042\u{43}|\'"\
joined'); // expect: ABC|'"joined
