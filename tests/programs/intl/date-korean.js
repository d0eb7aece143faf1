// zone: Asia/Seoul
// 한국어로 쓰는 날짜와 시각.
const date = new Date(2024, 0, 5, 15, 4, 5, 78);
console.log(date.toLocaleString("ko-KR"), "|", date.toLocaleDateString("ko-KR"), "|", date.toLocaleTimeString("ko-KR"));
const options = [{ dateStyle: "full" }, { dateStyle: "long" }, { dateStyle: "medium" }, { dateStyle: "short" },
  { timeStyle: "full" }, { timeStyle: "long" }, { timeStyle: "medium" }, { timeStyle: "short" },
  { dateStyle: "full", timeStyle: "short" }, { weekday: "long" }, { weekday: "short" }, { year: "numeric", month: "long", day: "numeric" },
  { year: "numeric", month: "long", day: "numeric", weekday: "long" }, { month: "short", day: "numeric", weekday: "short" },
  { year: "numeric", month: "2-digit", day: "2-digit" }, { month: "long" }, { day: "numeric" }, { year: "numeric", month: "numeric" },
  { hour: "numeric" }, { hour: "2-digit", minute: "2-digit" }, { hour: "2-digit", minute: "2-digit", hour12: false }, { hour12: false },
  { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false },
  { timeZone: "UTC" }, { timeZone: "America/New_York", timeZoneName: "long" }, { timeZoneName: "short" }, { weekday: "long", hour: "numeric", minute: "2-digit" }];
for (const option of options) console.log(JSON.stringify(option), "|", date.toLocaleString("ko-KR", option));
console.log(new Date(2024, 0, 5).toLocaleTimeString("ko"), new Date(2024, 0, 5, 12).toLocaleTimeString("ko"));
const format = new Intl.DateTimeFormat("ko-KR", { dateStyle: "long" });
console.log([new Date(0), 1e12].map(format.format), format.formatToParts(date));
console.log(format.resolvedOptions(), new Intl.DateTimeFormat().resolvedOptions().timeZone);
