class ValidationError extends Error {
    constructor(field) {
        super(`bad ${field}`);
        this.name = 'ValidationError';
        this.field = field;
    }
}
function check(v) {
    if (!v.ok) throw new ValidationError('ok');
}
check({});
