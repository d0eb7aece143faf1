const nunjucks = require('nunjucks');

const env = nunjucks.configure({ autoescape: true });
env.addFilter('shout', (text, mark = '!') => `${text.toUpperCase()}${mark}`);
env.addGlobal('site', '우리 반');
env.addTest('long', (text) => text.length > 3);

const values = {
  name: '김민수', html: '<b>"굵게" & \'얇게\'</b>', list: [3, 1, 2], empty: [], nothing: null, zero: 0, yes: true,
  user: { name: 'kim', age: 17, tags: ['a', 'b'], hello(word) { return `${word}, ${this.name}`; } },
  users: [{ name: 'Lee', age: 18, team: 'b' }, { name: 'kim', age: 17, team: 'a' }, { name: 'Park', age: 19, team: 'a' }],
  map: new Map([['x', 1], ['y', 2]]), set: new Set([1, 2]), text: 'the quick brown fox', long: '가나다라마바사',
  pairs: [[1, 2], [3, 4]], fn: (a, b) => `${a}-${b}`, lines: 'one\ntwo\r\nthree',
};

function show(template, context = values) {
  try {
    console.log(JSON.stringify(template), '=>', JSON.stringify(nunjucks.renderString(template, context)));
  } catch (error) {
    console.log(JSON.stringify(template), '=> ', error.name, '|', error.message);
  }
}

for (const template of [
  '안녕 {{ name }}!', '{{ html }}', '{{ html | safe }}', '{{ html | escape }}', '{{ nothing }}{{ missing }}{{ zero }}{{ yes }}',
  '{{ user.name }} {{ user["age"] }} {{ user.tags[1] }} {{ user.none.deeper }}', '{{ user.hello("안녕") }}', '{{ fn(1, 2) }}',
  '{{ list }} {{ user }}', '{{ 1 + 2 * 3 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** 3 }} {{ -3 + 5 }} {{ (1 + 2) * 3 }} {{ 10 / 4 }} {{ 5 - 2 - 1 }}',
  '{{ "a" ~ 1 ~ "b" }} {{ "a" + 1 }}', '{{ 1 < 2 }} {{ 1 == "1" }} {{ 1 === "1" }} {{ 3 >= 3 }} {{ 1 != 2 }} {{ 1 !== 1 }}',
  '{{ yes and zero }} {{ zero or "else" }} {{ not zero }} {{ not yes }}', '{{ 1 in list }} {{ 9 not in list }} {{ "name" in user }} {{ "qu" in text }}',
  '{{ "yes" if yes else "no" }} {{ "only" if zero }}', '{{ [1, 2, "x"] }} {{ {a: 1, "b": 2}.b }}', '{{ "a\\n\\"q\\"" }} {{ \'single\' }}',
  '{{ 1.5 }} {{ true }} {{ none }} {{ null }}', '{{ site }} {{ range(3) }} {{ range(1, 10, 4) }} {{ range(3, 0, -1) }}',
  '{% if yes %}yes{% else %}no{% endif %}', '{% if zero %}a{% elif nothing %}b{% elseif list %}c{% else %}d{% endif %}', '{% if not list.length %}x{% endif %}|',
  '{% for x in list %}{{ loop.index }}:{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}',
  '{% for x in list %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}',
  '{% for x in empty %}x{% else %}none{% endfor %}', '{% for x in missing %}x{% else %}none{% endfor %}',
  '{% for key, value in user %}{{ key }}={{ value }};{% endfor %}', '{% for a, b in pairs %}{{ a }}+{{ b }} {% endfor %}',
  '{% for k, v in map %}{{ k }}{{ v }} {% endfor %}', '{% for x in set %}{{ x }}{% endfor %}', '{% for c in "abc" %}{{ c }}.{% endfor %}',
  '{% for a in pairs %}{% for b in a %}{{ loop.index }}{{ b }} {% endfor %}{{ loop.index }};{% endfor %}',
  '{% set x = 5 %}{{ x }}{% set x = x + 1 %}{{ x }}', '{% set a, b = 7 %}{{ a }}{{ b }}', '{% set block %}<i>{{ name }}</i>{% endset %}{{ block }}',
  '{% set t = 0 %}{% for x in list %}{% set t = t + x %}{% endfor %}{{ t }}', '{% for x in list %}{% set inner = x %}{% endfor %}{{ inner }}',
  '{# a comment #}left{# {{ name }} #}', '{% raw %}{{ name }} {% if %}{% endraw %}!', '{% verbatim %}{{ x }}{% endverbatim %}',
  'a  {{- 1 -}}  b', 'a {%- if yes -%} b {%- endif -%} c', 'a {#- x -#} b', '{% filter upper %}abc {{ name }}{% endfilter %}', '{% filter replace("a", "b") %}banana{% endfilter %}',
  '{{ "abc" | shout }} {{ "abc" | shout("?") }} {{ "abc" | upper | lower | capitalize }}',
  '{{ "abcd" is long }} {{ "ab" is not long }} {{ missing is defined }} {{ name is defined }} {{ 4 is even }} {{ 4 is divisibleby(2) }} {{ nothing is null }} {{ 3 is number }} {{ "x" is string }} {{ list is iterable }} {{ user is mapping }} {{ fn is callable }} {{ 3 is gt(2) }} {{ "a" is eq("a") }} {{ 3 is odd }} {{ zero is falsy }}',
  '{% macro field(name, value="", type="text") %}<input name="{{ name }}" value="{{ value }}" type="{{ type }}">{% endmacro %}{{ field("id") }}{{ field("pw", type="password") }}{{ field("a", "b", "c") }}',
  '{% macro box(title) %}[{{ title }}: {{ caller() }}]{% endmacro %}{% call box("t") %}<b>{{ name }}</b>{% endcall %}',
  '{% macro each(l) %}{% for x in l %}{{ caller(x) }}{% endfor %}{% endmacro %}{% call(x) each(list) %}<{{ x }}>{% endcall %}',
  '{% switch user.name %}{% case "lee" %}L{% case "kim" %}K{% default %}D{% endswitch %}', '{% switch 5 %}{% case 1 %}1{% default %}D{% endswitch %}',
  '{% set c = cycler("odd", "even") %}{% for x in list %}{{ c.next() }} {% endfor %}', '{% set j = joiner("; ") %}{% for x in list %}{{ j() }}{{ x }}{% endfor %}',
  '{{ r/a.c/g.test("abc") }} {{ "x" | default("d") }}{{ missing | default("d") }}{{ zero | default("d", true) }}',
]) show(template);

for (const filter of [
  '-3 | abs', 'list | batch(2)', 'list | batch(2, 0) | dump', 'text | capitalize', '"ab" | center(7)', 'user | dictsort | first', 'user | dump', 'user | dump(1)', 'html | e', 'html | forceescape',
  'list | first', 'users | groupby("team") | dump', 'lines | indent', 'lines | indent(2, true)', 'list | join("-")', 'users | join(", ", "name")', 'list | last', 'list | length', 'text | length', 'user | length', 'map | length', 'missing | length',
  '"abc" | list', 'user | list | length', '"ABC" | lower', 'lines | nl2br', 'lines | nl2br | safe', 'users | rejectattr("age") | length', 'users | selectattr("age") | length', 'list | select("odd")', 'list | reject("odd")', 'list | select("gt", 1)',
  'text | replace("o", "0")', 'text | replace("o", "0", 1)', 'text | replace("", "-")', '123 | replace(2, "x")', 'text | replace(r/[aeiou]/g, "*")', 'list | reverse', '"abc" | reverse', '4.567 | round(2)', '4.2 | round(0, "ceil")', '4.7 | round(0, "floor")', '4.5 | round',
  '[1,2,3,4,5] | slice(2) | dump', '[1,2,3,4,5] | slice(3, 0) | dump', 'list | sum', 'users | sum("age")', 'users | sum("age", 100)', 'list | sort', 'list | sort(true)', 'users | sort(attribute="name") | join(",", "name")', 'users | sort(true, true, "name") | join(",", "name")',
  '5 | string', '"<p>a  <b>b</b></p>\n c" | striptags', '"<p>a  <b>b</b></p>\n c" | striptags(true)', 'text | title', '"  a b " | trim', 'text | truncate(10)', 'text | truncate(10, true)', 'text | truncate(10, false, "…")', 'text | truncate(100)', 'text | upper',
  'name | urlencode', '{a: 1, b: "x y"} | urlencode', '"see http://a.com and www.b.org or me@c.com." | urlize | safe', 'text | wordcount', '"3.7abc" | float', '"x" | float(1.5)', '"42px" | int', '"x" | int(7)', '"ff" | int(0, 16)', '"a" | d("x")',
]) show(`{{ ${filter} }}`);

for (const wrong of [
  '{{ name', '{% if %}', '{% if yes %}', '{% for %}{% endfor %}', '{% for x of list %}{% endfor %}', '{% endif %}', '{% unknown %}', '{{ name | nothere }}', '{{ name is nothere }}', '{{ missing() }}', '{{ name() }}', '{{ user.none() }}', 'line\n  {{ user.none.x() }}',
  '{{ 1 + }}', '{{ a b }}', '{{ "x" in 5 }}', '{{ [1, 2 }}', '{{ {a 1} }}', '{# open', 'close #}', '{% block a %}{% endblock %}{% block a %}{% endblock %}', '{{ fn(1 2) }}', '{% set %}', '{% include "nothing.html" %}', '{% extends "nothing.html" %}', '{{ user. }}', '{% block %}{% endblock %}', '{{ list | dictsort }}',
]) show(wrong);
