// A solver of one-way constraints with strengths: it keeps a plan of which
// method determines which variable, and changes it as constraints come and go.
const STRENGTHS = ["required", "strong", "medium", "weak", "weakest"];
const REQUIRED = 0, STRONG = 1, MEDIUM = 2, WEAKEST = 4;

class Variable {
    constructor(name, value) {
        this.name = name;
        this.value = value;
        this.constraints = [];
        this.determinedBy = null;
        this.strength = WEAKEST;
        this.mark = 0;
        this.stays = true;
    }
}

class Constraint {
    constructor(strength, variables) {
        this.strength = strength;
        this.variables = variables;
        this.output = null;
    }
    get satisfied() {
        return this.output !== null;
    }
    inputs() {
        return this.variables.filter((v) => v !== this.output);
    }
    // The weakest variable that it may determine and nobody has this round.
    choose(mark) {
        let best = null;
        for (const v of this.outputs()) {
            if (v.mark === mark || v.strength <= this.strength) continue;
            if (best === null || v.strength > best.strength) best = v;
        }
        this.output = best;
    }
    outputs() {
        return this.variables;
    }
    recalculate() {
        let strength = this.strength, stays = true;
        for (const v of this.inputs()) {
            if (v.strength > strength) strength = v.strength;
            stays = stays && v.stays;
        }
        this.output.strength = strength;
        this.output.stays = stays && this.isConstant;
        if (this.output.stays) this.execute();
    }
    get isConstant() {
        return true;
    }
    execute() {}
}

class Stay extends Constraint {
    constructor(v, strength) {
        super(strength, [v]);
    }
}

class Edit extends Constraint {
    constructor(v, strength) {
        super(strength, [v]);
    }
    get isConstant() {
        return false;
    }
}

class Equal extends Constraint {
    constructor(a, b, strength = REQUIRED) {
        super(strength, [a, b]);
    }
    execute() {
        const [a, b] = this.variables;
        if (this.output === a) a.value = b.value;
        else b.value = a.value;
    }
}

// to = from * scale + offset, in both directions.
class Scale extends Constraint {
    constructor(from, scale, offset, to, strength = REQUIRED) {
        super(strength, [from, to, scale, offset]);
    }
    outputs() {
        return [this.variables[0], this.variables[1]];
    }
    execute() {
        const [from, to, scale, offset] = this.variables;
        if (this.output === to) to.value = from.value * scale.value + offset.value;
        else from.value = (to.value - offset.value) / scale.value;
    }
}

class Planner {
    constructor() {
        this.mark = 0;
        this.steps = 0;
    }
    add(constraint) {
        for (const v of constraint.variables) v.constraints.push(constraint);
        const mark = ++this.mark;
        let next = constraint;
        while (next !== null) next = this.satisfy(next, mark);
    }
    // Answers the constraint that was overridden, or null.
    satisfy(constraint, mark) {
        constraint.choose(mark);
        if (!constraint.satisfied) {
            if (constraint.strength === REQUIRED) throw new Error("cannot satisfy");
            return null;
        }
        for (const v of constraint.inputs()) v.mark = mark;
        const { output } = constraint, overridden = output.determinedBy;
        if (overridden !== null) overridden.output = null;
        output.determinedBy = constraint;
        this.propagate(constraint);
        output.mark = mark;
        return overridden;
    }
    propagate(constraint) {
        const todo = [constraint];
        while (todo.length > 0) {
            const next = todo.pop();
            this.steps++;
            next.recalculate();
            this.consumers(next.output, todo);
        }
    }
    consumers(v, into) {
        for (const c of v.constraints) {
            if (c !== v.determinedBy && c.satisfied) into.push(c);
        }
    }
    remove(constraint) {
        const { output } = constraint;
        constraint.output = null;
        for (const v of constraint.variables) {
            v.constraints = v.constraints.filter((c) => c !== constraint);
        }
        if (output === null) return;
        output.determinedBy = null;
        output.strength = WEAKEST;
        output.stays = true;
        this.again(output);
    }
    // What was unsatisfied behind a variable that is free now gets its turn.
    again(output) {
        const todo = [output], waiting = [];
        while (todo.length > 0) {
            const v = todo.pop(), next = [];
            for (const c of v.constraints) if (!c.satisfied) waiting.push(c);
            this.consumers(v, next);
            for (const c of next) {
                c.recalculate();
                todo.push(c.output);
            }
        }
        waiting.sort((a, b) => a.strength - b.strength);
        for (const c of waiting) if (!c.satisfied) this.add2(c);
    }
    add2(constraint) {
        const mark = ++this.mark;
        let next = constraint;
        while (next !== null) next = this.satisfy(next, mark);
    }
    plan(constraints) {
        const mark = ++this.mark, plan = [];
        const todo = constraints.filter((c) => c.satisfied && !c.isConstant);
        while (todo.length > 0) {
            const c = todo.pop();
            if (c.output.mark === mark || !this.known(c, mark)) continue;
            plan.push(c);
            c.output.mark = mark;
            this.consumers(c.output, todo);
        }
        return plan;
    }
    known(constraint, mark) {
        return constraint.inputs().every((v) => v.mark === mark || v.stays);
    }
}

function chain(n) {
    const planner = new Planner();
    const line = [];
    for (let i = 0; i <= n; i++) line.push(new Variable("v" + i, 0));
    for (let i = 0; i < n; i++) planner.add(new Equal(line[i], line[i + 1]));
    planner.add(new Stay(line[n], MEDIUM));
    const edit = new Edit(line[0], STRONG);
    planner.add(edit);
    const plan = planner.plan([edit]);
    let sum = 0;
    for (let i = 0; i < 60; i++) {
        line[0].value = i;
        for (const c of plan) c.execute();
        sum += line[n].value;
    }
    planner.remove(edit);
    return [sum, plan.length, planner.steps];
}

function projection(n) {
    const planner = new Planner(), ends = [];
    const scale = new Variable("scale", 10), offset = new Variable("offset", 1000);
    planner.add(new Stay(scale, MEDIUM));
    planner.add(new Stay(offset, MEDIUM));
    let from = null, to = null;
    for (let i = 0; i < n; i++) {
        from = new Variable("from" + i, i);
        to = new Variable("to" + i, i);
        ends.push(to);
        planner.add(new Stay(from, MEDIUM));
        planner.add(new Scale(from, scale, offset, to));
    }
    const change = (v, value) => {
        const edit = new Edit(v, STRONG);
        planner.add(edit);
        const plan = planner.plan([edit]);
        for (let i = 0; i < 5; i++) {
            v.value = value + i;
            for (const c of plan) c.execute();
        }
        planner.remove(edit);
    };
    change(from, 17);
    const first = to.value;
    change(to, 1050);
    const second = from.value;
    change(scale, 5);
    change(offset, 2000);
    return [first, second, ends.reduce((sum, v) => sum + v.value, 0)];
}

console.log(STRENGTHS[WEAKEST], chain(400).join(), projection(400).join());
