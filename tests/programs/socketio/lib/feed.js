// A feed in memory: whoever changes it tells every page.
const socket = require("./socket");

let posts = [];
let number = 0;

const later = (value) =>
  new Promise((resolve) => setTimeout(resolve, 10, value));

exports.create = async (content) => {
  const post = await later({ id: ++number, content, at: number });
  posts = [...posts, post];
  socket.getIO().emit("posts", { action: "create", post: { ...post } });
  return post;
};

exports.update = (id, content) => later(id).then((found) => {
  const post = posts.find((one) => one.id === found);
  if (!post) throw new Error(`no post ${found}`);
  post.content = content;
  socket.getIO().emit("posts", { action: "update", post });
  return post;
});

exports.remove = async (id) => {
  await later();
  posts = posts.filter((post) => post.id !== id);
  socket.getIO().emit("posts", { action: "delete", post: id });
};

exports.list = () => [...posts].sort((a, b) => b.at - a.at);
