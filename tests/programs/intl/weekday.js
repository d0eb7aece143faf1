// The day of the week beside the month's name: 2월 29일 (목).
const d = new Date(Date.UTC(2024, 1, 29, 13, 5));
for (const weekday of ['long', 'short']) for (const month of ['long', 'short', 'numeric']) for (const year of ['numeric', undefined]) console.log(d.toLocaleDateString('ko-KR', { weekday, month, year, day: 'numeric', timeZone: 'UTC' }));
