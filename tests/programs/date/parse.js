// Date.parse: the standard's format, and what else people write.
const texts = ["2020", "2020-06", "2020-06-15", "2020-06-15T10:20", "2020-06-15T10:20:30.5Z",
  "2020-06-15T10:20:30.123456+09:00", "2020-06-15T24:00", "2020-06-15T24:01", "+012020-01-01", "-000000-01-01",
  "2020-13-01", "2020-02-30", "2020-02-32", "Dec 25, 1995", "25 Dec 1995", "December 25, 1995 13:30", "Mon, 25 Dec 1995 13:30:00 GMT",
  "Mon, 25 Dec 1995 13:30:00 GMT+0430", "12/25/1995", "12/25/95 3:04 PM", "1995/12/25", "12:30 AM Jan 1 2000", "Jan 1 2000 12:30 pm",
  "Jan 1 2000 13:30 pm", "Sat Jan 01 2000 00:00:00 GMT+0900 (Korean Standard Time)", "2000-1-1", "2000-01-01 10:20", "1 2 3", "Jan", "1", "32", "99",
  "", "hello", "hello 1", "1 hello", "2000-01-01T00:00:00 EST", "Jan 1 2000 EST", "Jan 1 2000 10:00 -8", "Jan 1 2000 10:00 +0530", "2000년 1월 1일",
  "(comment) Jan (x) 1, 2000", "Thu, 01 Jan 1970 00:00:00 GMT", "Sept 9 2001", "2001-09-09T01:46:40z", "1/1/2000 1:2:3.4567"];
for (const text of texts) console.log(JSON.stringify(text), Date.parse(text), String(new Date(text)));
console.log(Date.parse(), Date.parse(null), new Date("x").getTime(), new Date(NaN) + "");
