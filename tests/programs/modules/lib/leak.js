var leaked = 'only exported things leave';
exports.leaked = typeof mine + ' ' + leaked;
