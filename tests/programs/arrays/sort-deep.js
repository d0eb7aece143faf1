// A comparator, called from a getter, in a template, in a reaction.
const box = {
    list: ['pear', 'fig', 'apple'],
    get sorted() {
        return [...this.list].sort((a, b) => {
            console.log('compare', a.length, b.length);
            return a.length - b.length;
        });
    },
};
Promise.resolve(box).then((b) => {
    console.log(`sorted: ${b.sorted}`);
});
console.log('main');
