export const kind = typeof require; export const url = import.meta.url.split("/").pop();
