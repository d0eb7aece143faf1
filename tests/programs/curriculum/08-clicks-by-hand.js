// What a page does with a button, with Node's EventTarget: the listeners are
// called synchronously by dispatchEvent; a real click is a task.
const button = new EventTarget();
const document = new EventTarget();
button.addEventListener('click', (event) => {
    console.log('버튼', event.type, event.target === button);
    Promise.resolve().then(() => console.log('job after the first listener'));
});
button.addEventListener('click', () => console.log('두 번째 듣는이'));
document.addEventListener('click', () => console.log('never: there is no tree'));
setTimeout(() => {
    console.log('클릭 태스크');
    button.dispatchEvent(new Event('click'));
    console.log('dispatchEvent is over');
}, 5);
button.dispatchEvent(new Event('click'));
console.log('main');
