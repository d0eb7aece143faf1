// Fills its heap in few steps; the other program goes on.
const all = [];
for (let i = 10; ; i++) all.push(String(i).repeat(1 << 18));
