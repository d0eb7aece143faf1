// A class is no object literal.
class Point {
  x: 1,
  y: 2
}
