// dotenv_config.js: require("dotenv/config") reads .env at once, and quietly.

const later = %import("later");
const { config } = later("node/dotenv", "node:dotenv");

config({
  quiet: process.env.DOTENV_QUIET ?? process.env.DOTENV_CONFIG_QUIET ?? true,
});

%export("node:dotenv/config", {});
