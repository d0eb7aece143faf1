// zone: Asia/Seoul
// Local time in Seoul; in 1987 and 1988 there was summer time.
const date = new Date(2024, 0, 5, 15, 4, 5, 678);
console.log(date, String(date), date.toISOString(), JSON.stringify(date));
console.log(date.toDateString(), "|", date.toTimeString(), "|", date.toUTCString());
console.log(date.getTimezoneOffset(), date.getHours(), date.getUTCHours(), date.getDay(), date.getUTCDay());
console.log(new Date("2024-01-05"), new Date("2024-01-05T00:00"), new Date("Jan 5 2024"));
console.log(new Date(1988, 6, 1) + "", new Date(1988, 6, 1).getTimezoneOffset());
console.log(new Date(1988, 4, 8, 2, 30) + "", new Date(1988, 9, 9, 2, 30) + "");
console.log(new Date(0) + "", new Date(2100, 5, 1) + "");
const moved = new Date(date);
moved.setHours(0, 0, 0, 0);
console.log(moved.toISOString(), moved.getTime() === new Date(2024, 0, 5).getTime());
moved.setMonth(13, 31);
console.log(moved + "");
moved.setUTCHours(23);
console.log(moved + "", moved.getDate());
console.log(Date.UTC(2024, 0, 5) - new Date(2024, 0, 5), Date(2020).endsWith("GMT+0900 (Korean Standard Time)"));
