// An operating system's kernel: tasks of four kinds pass messages by queues,
// and a scheduler runs the most urgent one that has something to do.
const IDLE = 0, READY = 1, WAITING = 2;

class Message {
    constructor(kind, payload) {
        this.kind = kind;
        this.payload = payload;
        this.from = null;
        this.next = null;
    }
}

class Queue {
    constructor() {
        this.first = null;
        this.last = null;
    }
    put(message) {
        message.next = null;
        if (this.last === null) this.first = message;
        else this.last.next = message;
        this.last = message;
    }
    take() {
        const message = this.first;
        this.first = message.next;
        if (this.first === null) this.last = null;
        return message;
    }
    get empty() {
        return this.first === null;
    }
}

class Task {
    constructor(kernel, id, urgency) {
        this.kernel = kernel;
        this.id = id;
        this.urgency = urgency;
        this.state = IDLE;
        this.inbox = new Queue();
        this.runs = 0;
    }
    receive(message, from) {
        message.from = from;
        this.inbox.put(message);
        if (this.state !== READY) this.state = READY;
    }
    run() {
        this.runs++;
        if (this.inbox.empty) this.state = WAITING;
        else this.handle(this.inbox.take());
    }
    handle() {}
}

class Worker extends Task {
    constructor(kernel, id, urgency, handlers) {
        super(kernel, id, urgency);
        this.handlers = handlers;
        this.turn = 0;
        this.seed = id;
    }
    handle(message) {
        const { payload } = message;
        for (let i = 0; i < payload.length; i++) {
            this.seed = (this.seed * 75 + 74) % 65537;
            payload[i] = this.seed & 255;
        }
        this.turn = (this.turn + 1) % this.handlers.length;
        this.kernel.send(this, this.handlers[this.turn], message);
    }
}

class Handler extends Task {
    constructor(kernel, id, urgency, device) {
        super(kernel, id, urgency);
        this.device = device;
        this.sum = 0;
    }
    handle(message) {
        if (message.kind === "work") {
            for (const byte of message.payload) this.sum = (this.sum + byte) % 9973;
            message.kind = "write";
            this.kernel.send(this, this.device, message);
        } else {
            message.kind = "work";
            this.kernel.send(this, message.payload[0] & 1 ? "left" : "right", message);
        }
    }
}

class Device extends Task {
    handle(message) {
        message.kind = "done";
        this.kernel.written++;
        this.kernel.send(this, message.from.id, message);
    }
}

class Idler extends Task {
    constructor(kernel, id) {
        super(kernel, id, 0);
        this.state = READY;
        this.bits = 0xace1;
    }
    run() {
        this.runs++;
        this.bits = (this.bits >> 1) ^ (this.bits & 1 ? 0xb400 : 0);
    }
}

class Kernel {
    constructor() {
        this.tasks = [];
        this.byId = new Map();
        this.sent = 0;
        this.written = 0;
    }
    add(task) {
        this.tasks.push(task);
        this.tasks.sort((a, b) => b.urgency - a.urgency);
        this.byId.set(task.id, task);
    }
    send(from, to, message) {
        this.sent++;
        this.byId.get(to).receive(message, from);
    }
    run(turns) {
        for (let i = 0; i < turns; i++) this.next().run();
    }
    next() {
        for (const task of this.tasks) {
            if (task.state === READY) return task;
        }
        return null;
    }
}

const kernel = new Kernel();
kernel.add(new Idler(kernel, "idle"));
kernel.add(new Worker(kernel, "left", 10, ["disk handler", "net handler"]));
kernel.add(new Worker(kernel, "right", 11, ["net handler", "disk handler"]));
kernel.add(new Handler(kernel, "disk handler", 20, "disk"));
kernel.add(new Handler(kernel, "net handler", 21, "net"));
kernel.add(new Device(kernel, "disk", 30));
kernel.add(new Device(kernel, "net", 31));
for (let i = 0; i < 6; i++) {
    kernel.send(null, i % 2 ? "left" : "right", new Message("work", [0, 0, 0, 0]));
}
kernel.run(60000);
console.log(kernel.sent, kernel.written,
    kernel.tasks.map((task) => task.id + "=" + task.runs).join(" "),
    kernel.byId.get("net handler").sum);
