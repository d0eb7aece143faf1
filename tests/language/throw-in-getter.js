const o = {
    get x() {
        throw new Error('in a getter'); // expect error: Error: in a getter
    },
};
`${o.x}`;
