require('./static')(6802, {});
