class Store {
    #items = [];
    async add(item) {
        await null;
        this.#items.push(item);
        return this;
    }
    get size() {
        return this.#items.length;
    }
    static async of(...items) {
        const store = new Store();
        for (const item of items) await store.add(item);
        return store;
    }
}
const object = {
    async method() {
        return [this === object, await 1];
    },
    arrow: async (x) => x * 2,
};
(async () => {
    const store = await Store.of('a', 'b', 'c');
    console.log(store.size);
    console.log(await object.method());
    console.log(await object.arrow(21));
    console.log(await (async function named() { return named.name; })());
    const { a, b = await 5 } = { a: await 4 };
    console.log(a, b, `${await 'template'}`);
})();
