function total(prices) {
    let sum = 0n;
    for (const price of prices) sum += price;
    return sum;
}
console.log(total([1n, 2n]));
console.log(total([1n, 2]));
