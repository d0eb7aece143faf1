// A splay tree: what is looked for moves to the root. Nodes come and go, and
// the collector has much to do.
class Node {
    constructor(key, value) {
        this.key = key;
        this.value = value;
        this.left = null;
        this.right = null;
    }
}

class SplayTree {
    constructor() {
        this.root = null;
        this.size = 0;
    }

    // Top down: the path is taken apart into what is smaller and what is
    // larger than the key, and put together below the node that was found.
    splay(key) {
        if (this.root === null) return;
        const head = new Node(0, null);
        let smaller = head, larger = head, at = this.root;
        for (;;) {
            if (key < at.key) {
                if (at.left !== null && key < at.left.key) at = turnRight(at);
                if (at.left === null) break;
                larger.left = at;
                larger = at;
                at = at.left;
            } else if (key > at.key) {
                if (at.right !== null && key > at.right.key) at = turnLeft(at);
                if (at.right === null) break;
                smaller.right = at;
                smaller = at;
                at = at.right;
            } else {
                break;
            }
        }
        smaller.right = at.left;
        larger.left = at.right;
        at.left = head.right;
        at.right = head.left;
        this.root = at;
    }

    insert(key, value) {
        const node = new Node(key, value);
        this.splay(key);
        const { root } = this;
        if (root !== null && root.key === key) return false;
        if (root !== null && key > root.key) {
            node.left = root;
            node.right = root.right;
            root.right = null;
        } else if (root !== null) {
            node.right = root;
            node.left = root.left;
            root.left = null;
        }
        this.root = node;
        this.size++;
        return true;
    }

    remove(key) {
        this.splay(key);
        if (this.root === null || this.root.key !== key) return null;
        const { left, right, value } = this.root;
        if (left === null) {
            this.root = right;
        } else {
            this.root = left;
            this.splay(key);
            this.root.right = right;
        }
        this.size--;
        return value;
    }

    below(key) {
        this.splay(key);
        let at = this.root;
        if (at === null) return null;
        if (at.key < key) return at;
        at = at.left;
        while (at !== null && at.right !== null) at = at.right;
        return at;
    }
}

function turnRight(at) {
    const up = at.left;
    at.left = up.right;
    up.right = at;
    return up;
}

function turnLeft(at) {
    const up = at.right;
    at.right = up.left;
    up.left = at;
    return up;
}

function payload(depth, key) {
    if (depth === 0) return { numbers: [0, 1, 2, 3, 4], text: "key " + key };
    return { left: payload(depth - 1, key), right: payload(depth - 1, key) };
}

let seed = 49734321;
function random() {
    seed = (seed * 16807) % 2147483647;
    return seed;
}

const tree = new SplayTree();
const keys = [];
while (tree.size < 1500) {
    const key = random();
    if (tree.insert(key, payload(2, key))) keys.push(key);
}
let found = 0;
for (let i = 0; i < 5000; i++) {
    const key = random();
    if (!tree.insert(key, payload(2, key))) continue;
    keys.push(key);
    const neighbour = tree.below(key);
    if (neighbour !== null) found = (found + neighbour.key) % 1000003;
    const at = i % keys.length, old = keys[at];
    keys[at] = keys[keys.length - 1];
    keys.pop();
    found = (found + tree.remove(old).left.left.text.length) % 1000003;
}
console.log(tree.size, found, tree.root.key);
