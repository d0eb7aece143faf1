// A JSON round trip: a shop's orders, written, read, changed and read again.
function orders(n) {
    const list = [];
    for (let i = 0; i < n; i++) {
        list.push({
            id: i,
            customer: { name: "손님 " + (i % 17), city: "서울", since: 2000 + i % 24 },
            items: Array.from({ length: 1 + i % 5 }, (_, j) => ({
                product: "p" + (i * j % 31),
                price: (i * 37 % 1000) / 4,
                count: 1 + j,
                note: j % 2 ? null : "say \"hi\"\n",
            })),
            paid: i % 3 === 0,
        });
    }
    return list;
}

function total(list) {
    let sum = 0;
    for (const { items, paid } of list) {
        if (!paid) continue;
        for (const { price, count } of items) sum += price * count;
    }
    return sum;
}

let list = orders(400), length = 0;
for (let round = 0; round < 12; round++) {
    const text = JSON.stringify(list);
    length += text.length;
    list = JSON.parse(text);
    list[round].paid = !list[round].paid;
}
const pretty = JSON.stringify(list.slice(0, 150), null, 2);
const revived = JSON.parse(pretty, (key, value) =>
    key === "price" ? value * 2 : value);
const picked = JSON.stringify(revived, ["id", "paid"]);
console.log(length, total(list), pretty.length, total(revived), picked.length);
