// A hundred thousand objects that live: nodes in a tree, which a Map and a list
// know too, and closures that keep some of them.
class Node {
  constructor(number, parent) {
    this.number = number;
    this.parent = parent;
    this.children = [];
  }
}
const root = new Node(0, null);
const byNumber = new Map([[0, root]]);
const list = [root];
const watchers = [];
for (let i = 1; i < 45000; i++) {
  const node = new Node(i, list[(i - 1) >> 2]);
  node.parent.children.push(node);
  byNumber.set(i, node);
  list.push(node);
  if (i % 4 === 0) watchers.push(() => node.number);
}
function grow(node) {
  const child = new Node(node.number + 1, node);
  node.children.push(child);
  return child;
}
let last = list[list.length - 1];
for (let i = 0; i < 2000; i++) {
  last = grow(last);
}
setTimeout(() => console.log(watchers.length), 5);
