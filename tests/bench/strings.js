// Strings: built up, taken apart, searched, compared.
function build(n) {
    var text = "";
    for (var i = 0; i < n; i++) {
        text += "item " + i + ", ";
    }
    return text;
}

function hash(text) {
    var h = 7;
    for (var i = 0; i < text.length; i++) {
        h = (h * 31 + text.charCodeAt(i)) | 0;
    }
    return h;
}

function words(text) {
    var counts = {};
    text.split(" ").forEach(function (word) {
        counts[word] = (counts[word] || 0) + 1;
    });
    return Object.keys(counts).sort().slice(0, 5).join("|");
}

function palindromes(n) {
    var found = 0;
    for (var i = 0; i < n; i++) {
        var s = String(i), back = "";
        for (var j = s.length - 1; j >= 0; j--) back += s[j];
        if (s === back) found++;
    }
    return found;
}

var text = build(20000);
var upper = text.slice(0, 20000).toUpperCase();
var at = 0, hits = 0;
while ((at = upper.indexOf("ITEM 1", at)) >= 0) {
    hits++;
    at++;
}
var parts = [];
for (var i = 0; i < 30000; i++) {
    parts.push(text.substring(i, i + 3).trim());
}
console.log(text.length, hash(text), words(text), palindromes(30000), hits);
console.log(parts.join("").length, hash(parts.join("-")));
