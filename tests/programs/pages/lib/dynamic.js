console.log('dynamic'); var fromDynamic = 1;
