// The report is called below everything that it needs.
const unit = 'km';
const distance = 325;
const report = () => {
  console.log('Seoul to Busan: ' + distance + ' ' + unit);
};
report();
console.log('end of the report');
