const { Router } = require('express');

const router = Router();
const list = [];
let last = 0;

router.param('id', (req, res, next, id) => {
  req.todo = list.find((todo) => todo.id === Number(id));
  if (!req.todo) return res.status(404).json({ error: `${id}번 할 일이 없습니다` });
  return next();
});

router.route('/')
  .get((req, res) => {
    const { done, limit = list.length } = req.query;
    res.json(list.filter((todo) => done === undefined || String(todo.done) === done).slice(0, Number(limit)));
  })
  .post((req, res) => {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: 'title이 필요합니다' });
    const todo = { id: ++last, title, done: false };
    list.push(todo);
    return res.status(201).location(`/api/todos/${todo.id}`).json(todo);
  });

router.route('/:id')
  .get((req, res) => res.json(req.todo))
  .put((req, res) => res.json(Object.assign(req.todo, req.body)))
  .patch((req, res) => res.json(Object.assign(req.todo, req.body)))
  .delete((req, res) => {
    list.splice(list.indexOf(req.todo), 1);
    res.sendStatus(204);
  });

module.exports = router;
