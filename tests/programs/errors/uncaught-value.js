console.log('before');
throw 'only text';
