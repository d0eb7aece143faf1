import fs from "fs";
let 가 = 1;
let 가 = fs;
