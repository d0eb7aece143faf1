function plain() {
    await 5; // expect syntax error: await is only valid in async functions and the top level bodies of modules
}
