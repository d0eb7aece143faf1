console.log('plain', document.currentScript.src.endsWith('plain.js'), document.body); function fromPlain() {}
