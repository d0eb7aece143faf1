import { both } from "./star.mjs";
