let v = { k: [1] }; export default v; v = null;
