// A ray tracer: spheres above a floor, one lamp, mirrors, drawn as letters.
class Vector {
    constructor(x, y, z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }
    plus(v) {
        return new Vector(this.x + v.x, this.y + v.y, this.z + v.z);
    }
    minus(v) {
        return new Vector(this.x - v.x, this.y - v.y, this.z - v.z);
    }
    times(n) {
        return new Vector(this.x * n, this.y * n, this.z * n);
    }
    dot(v) {
        return this.x * v.x + this.y * v.y + this.z * v.z;
    }
    unit() {
        return this.times(1 / Math.sqrt(this.dot(this)));
    }
}

class Sphere {
    constructor(center, radius, light, mirror) {
        this.center = center;
        this.radius = radius;
        this.light = light;
        this.mirror = mirror;
    }
    hit(from, direction) {
        const way = from.minus(this.center);
        const b = way.dot(direction);
        const c = way.dot(way) - this.radius * this.radius;
        const d = b * b - c;
        if (d < 0) return Infinity;
        const near = -b - Math.sqrt(d);
        return near > 1e-6 ? near : Infinity;
    }
    normal(at) {
        return at.minus(this.center).unit();
    }
    shade() {
        return this.light;
    }
}

class Floor {
    constructor(height) {
        this.height = height;
        this.mirror = 0.2;
    }
    hit(from, direction) {
        if (direction.y >= 0) return Infinity;
        return (this.height - from.y) / direction.y;
    }
    normal() {
        return new Vector(0, 1, 0);
    }
    shade(at) {
        return (Math.floor(at.x) + Math.floor(at.z)) & 1 ? 0.9 : 0.3;
    }
}

const things = [
    new Sphere(new Vector(0, 0.5, 4), 1.5, 0.8, 0.4),
    new Sphere(new Vector(-2, 0, 3), 1, 0.6, 0.1),
    new Sphere(new Vector(1.8, -0.4, 2.4), 0.6, 1, 0.3),
    new Floor(-1),
];
const lamp = new Vector(-4, 6, -2);

function nearest(from, direction) {
    let best = null, distance = Infinity;
    for (const thing of things) {
        const at = thing.hit(from, direction);
        if (at < distance) {
            distance = at;
            best = thing;
        }
    }
    return best && { thing: best, distance };
}

function trace(from, direction, depth) {
    const hit = nearest(from, direction);
    if (!hit) return 0.1 + 0.3 * Math.max(0, direction.y);
    const at = from.plus(direction.times(hit.distance));
    const normal = hit.thing.normal(at);
    const start = at.plus(normal.times(1e-4));
    const toLamp = lamp.minus(at).unit();
    let light = 0.15;
    if (!nearest(start, toLamp)) light += 0.85 * Math.max(0, normal.dot(toLamp));
    const own = light * hit.thing.shade(at);
    if (depth === 0) return own;
    const turned = direction.minus(normal.times(2 * direction.dot(normal)));
    return own * (1 - hit.thing.mirror) +
        hit.thing.mirror * trace(start, turned, depth - 1);
}

function draw(width, height) {
    const lines = [], letters = " .:-=+*#%@";
    for (let y = 0; y < height; y++) {
        let line = "";
        for (let x = 0; x < width; x++) {
            const direction = new Vector((x - width / 2) / width,
                (height / 2 - y) / height, 1).unit();
            const light = trace(new Vector(0, 0.5, -2), direction, 2);
            line += letters[Math.min(9, Math.floor(light * 10))];
        }
        lines.push(line);
    }
    return lines.join("\n");
}

console.log(draw(130, 54));
