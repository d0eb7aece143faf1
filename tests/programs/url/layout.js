// URLs as console.log shows them.
const url = new URL("http://u:p@한글.kr:81/a/b?c=d&e#f");
console.log(url);
console.log([url], { deep: { deeper: { url } } });
console.log(url.searchParams, [url.searchParams], new URLSearchParams());
console.log(url.searchParams.entries(), url.searchParams.keys(), url.searchParams.values());
console.log(new URLSearchParams({ name: "a long value of many letters", other: "another long value of many letters", x: "y" }));
console.log(JSON.stringify({ url }), `${url}`, url + "", Object.keys(url));
console.log(Object.prototype.toString.call(url), Object.prototype.toString.call(url.searchParams));
console.log(Object.getOwnPropertyNames(URL.prototype), Object.getOwnPropertyNames(URLSearchParams.prototype));
console.log(typeof URL, URL.length, URL.name, URLSearchParams.length);
class Address extends URL {
  get secure() { return this.protocol === "https:"; }
}
console.log(new Address("https://a").secure, new Address("https://a") instanceof URL);
console.log(new Address("https://a/b"));
