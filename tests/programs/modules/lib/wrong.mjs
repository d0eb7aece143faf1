import { nothing } from "./quick.mjs";
