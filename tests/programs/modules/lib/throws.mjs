console.log("thrown once"); throw new Error("from a module");
