// Rows of objects, as learners print them.
const users = [
    { id: 1, name: 'Kim', tags: ['a', 'b'], address: { city: 'Seoul', geo: { lat: 37.5 } } },
    { id: 2, name: 'Lee', tags: [], address: null },
];
console.log(users);
console.log({ users, total: users.length, ok: true, error: null, at: undefined });
const message = { type: 'QUERY_LATEST', data: null };
console.log(message, [message, message], JSON.stringify(message));
const blocks = [{ index: 0, hash: '816534932c2b7154836da6afc367695e6337db8a921823784c14378abed4f7d7', data: 'genesis' }];
console.log(blocks);
