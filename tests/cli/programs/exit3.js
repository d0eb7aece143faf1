setTimeout(() => process.exit(3), 20);
