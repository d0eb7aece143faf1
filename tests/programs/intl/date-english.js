// zone: America/New_York
// Dates for people who read English.
const date = new Date(Date.UTC(2024, 0, 5, 20, 4, 5, 78));
console.log(date.toLocaleString(), "|", date.toLocaleDateString(), "|", date.toLocaleTimeString());
const options = [{ dateStyle: "full" }, { dateStyle: "long" }, { dateStyle: "medium" }, { dateStyle: "short" },
  { timeStyle: "full" }, { timeStyle: "long" }, { timeStyle: "medium" }, { timeStyle: "short" },
  { dateStyle: "full", timeStyle: "full" }, { dateStyle: "medium", timeStyle: "short" },
  { weekday: "long" }, { weekday: "short" }, { year: "numeric", month: "long", day: "numeric" },
  { weekday: "long", year: "numeric", month: "long", day: "numeric" }, { month: "short", day: "numeric" },
  { year: "2-digit", month: "2-digit", day: "2-digit" }, { month: "long" }, { month: "narrow" }, { year: "numeric", month: "short" },
  { hour: "numeric" }, { hour: "2-digit", minute: "2-digit" }, { hour: "2-digit", minute: "2-digit", hour12: false }, { hour12: false },
  { minute: "2-digit", second: "2-digit" }, { minute: "2-digit" }, { month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
  { timeZone: "UTC" }, { timeZone: "Asia/Seoul", timeZoneName: "short" }, { timeZoneName: "long" }, { timeZone: "europe/paris", timeStyle: "long" },
  { second: "numeric", fractionalSecondDigits: 3 }, { weekday: "short", hour: "numeric" }, { hourCycle: "h23", timeStyle: "medium" }];
for (const option of options) console.log(JSON.stringify(option), "|", date.toLocaleString("en-US", option));
console.log(date.toLocaleDateString("en-US", { hour: "numeric" }), "|", date.toLocaleTimeString("en-US", { month: "long" }));
console.log(new Date(2024, 0, 5).toLocaleTimeString("en-US", { hour12: false }), new Date(2024, 0, 5, 12).toLocaleTimeString());
console.log(new Date(NaN).toLocaleString(), new Date(2024, 6, 4).toLocaleString("en", { timeZoneName: "short" }));
