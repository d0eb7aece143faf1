console.log('café € “quoted”');
