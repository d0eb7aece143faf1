// Numbers for people, in English and Korean.
const numbers = [0, -0, 1, -1234.5678, 1234567.891, 0.5, 2.5, 0.0456, 1e21, 123456.789e10, 1e-7, NaN, Infinity, -Infinity];
const options = [undefined, { style: "percent" }, { style: "percent", minimumFractionDigits: 1 }, { style: "currency", currency: "USD" },
  { style: "currency", currency: "KRW" }, { style: "currency", currency: "EUR" }, { style: "currency", currency: "jpy" },
  { style: "currency", currency: "CHF" }, { style: "currency", currency: "USD", currencyDisplay: "code" }, { style: "currency", currency: "USD", maximumFractionDigits: 0 },
  { minimumFractionDigits: 2 }, { maximumFractionDigits: 0 }, { maximumFractionDigits: 1 }, { minimumIntegerDigits: 5 }, { useGrouping: false },
  { maximumSignificantDigits: 3 }, { minimumSignificantDigits: 6 }, { signDisplay: "always" }, { signDisplay: "exceptZero" }, { useGrouping: "min2" }];
for (const option of options) {
  for (const locale of ["en-US", "ko-KR"]) console.log(locale, JSON.stringify(option), numbers.map((n) => n.toLocaleString(locale, option)).join(" "));
}
console.log((1.005).toLocaleString("en", { maximumFractionDigits: 2 }), (999.9999).toLocaleString(), (1234.5).toLocaleString());
console.log(123456789012345678901234567890n.toLocaleString(), (-5n).toLocaleString("ko-KR", { style: "currency", currency: "KRW" }));
console.log([1234.5, null, new Date(0), "한"].toLocaleString("ko-KR"), [0.5, 0.25].toLocaleString("en-US", { style: "percent" }));
const won = new Intl.NumberFormat("ko-KR", { style: "currency", currency: "KRW" });
console.log([1000, 25000.4].map(won.format), won.formatToParts(-1234), won.resolvedOptions());
console.log(new Intl.NumberFormat().format("12345.678"), new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(10n ** 20n));
console.log(Object.prototype.toString.call(won), Object.prototype.toString.call(Intl), Object.prototype.toString.call(new Intl.DateTimeFormat("ko")), typeof Intl.Collator);
