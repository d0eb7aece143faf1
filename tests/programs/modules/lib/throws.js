console.log('throws is running');
throw new Error('while loading');
