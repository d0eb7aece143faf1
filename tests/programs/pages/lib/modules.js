require('./static')(6807, {});
