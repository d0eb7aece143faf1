// zone: America/New_York
// Local time in New York: one hour is skipped in March, one comes twice in November.
for (const [month, day] of [[2, 10], [10, 3]]) {
  for (let hour = 0; hour < 4; hour++) {
    const date = new Date(2024, month, day, hour, 30);
    console.log(month, hour, date.toISOString(), String(date), date.getTimezoneOffset());
  }
}
const start = Date.UTC(2024, 10, 3, 4, 30);
for (let i = 0; i < 4; i++) console.log(new Date(start + i * 3600000).toTimeString());
const day = new Date(2024, 2, 9, 12);
for (let i = 0; i < 3; i++) {
  console.log(day + "", day.getTime());
  day.setDate(day.getDate() + 1);
}
console.log(new Date(2050, 6, 1) + "", new Date(2200, 0, 1) + "", new Date(1970, 6, 1) + "");
console.log(new Date("2024-07-04") + "", new Date("2024-07-04T00:00") + "", new Date("July 4, 2024 EDT") + "");
console.log((new Date(2024, 2, 11) - new Date(2024, 2, 10)) / 3600000, (new Date(2024, 10, 4) - new Date(2024, 10, 3)) / 3600000);
