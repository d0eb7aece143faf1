console.log('표시가 먼저다');
