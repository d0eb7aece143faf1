try {
  (0, eval)('let 1x');
} catch (e) {
  console.log(e.stack.split('\n')[1]);
}
(0, eval)("let 가 = 1;\n  let 가 = '나';");
