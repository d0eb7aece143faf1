// In Turkish a capital I is another letter's: refused, not done wrongly.
try {
    'I'.toLocaleLowerCase('tr-TR');
} catch (error) {
    console.log(error.message); // expect: The locale tr-TR is not supported by Loopline, which knows en-US and ko-KR
}
