try {
  new Function('return (');
} catch (e) {
  e.message += '!';
  throw e;
}
