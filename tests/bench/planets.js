// Five planets on their way, as doubles in objects.
const YEAR = 365.24, MASS = 4 * Math.PI * Math.PI;

class Body {
    constructor(x, y, z, vx, vy, vz, mass) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.vx = vx * YEAR;
        this.vy = vy * YEAR;
        this.vz = vz * YEAR;
        this.mass = mass * MASS;
    }
}

const bodies = [
    new Body(0, 0, 0, 0, 0, 0, 1),
    new Body(4.84, -1.16, -0.1, 0.0016, 0.0077, -0.00007, 0.00095),
    new Body(8.34, 4.12, -0.4, -0.0027, 0.005, 0.00002, 0.00028),
    new Body(12.89, -15.11, -0.22, 0.003, 0.0024, -0.00003, 0.00004),
    new Body(15.38, -25.92, 0.18, 0.0027, 0.0016, -0.0001, 0.00005),
];

function attract(a, b, dt) {
    const dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
    const square = dx * dx + dy * dy + dz * dz;
    const force = dt / (square * Math.sqrt(square));
    a.vx -= dx * b.mass * force;
    a.vy -= dy * b.mass * force;
    a.vz -= dz * b.mass * force;
    b.vx += dx * a.mass * force;
    b.vy += dy * a.mass * force;
    b.vz += dz * a.mass * force;
}

function advance(dt) {
    for (let i = 0; i < bodies.length; i++) {
        for (let j = i + 1; j < bodies.length; j++) {
            attract(bodies[i], bodies[j], dt);
        }
    }
    for (const body of bodies) {
        body.x += dt * body.vx;
        body.y += dt * body.vy;
        body.z += dt * body.vz;
    }
}

function energy() {
    let sum = 0;
    bodies.forEach((a, i) => {
        sum += a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2) / 2;
        for (const b of bodies.slice(i + 1)) {
            sum -= a.mass * b.mass / Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
        }
    });
    return sum;
}

const before = energy();
for (let i = 0; i < 12000; i++) advance(0.01);
console.log(before.toFixed(9), energy().toFixed(9));
