for (const request of ['dep', 'maps', 'maps/features/one', 'maps/features/secret',
  'maps/only-import', 'maps/bad', '@scope/name', 'old', '#inner', '#none', 'app', 'app/other',
  'esm', 'absent', '@scope/absent', './src', './src/inner', '@', 'dep/x.js']) {
  try {
    console.log(request, await import(request));
  } catch (error) {
    console.log(request, error.name, error.code, error.message);
  }
}
console.log(import.meta.resolve('maps'));
