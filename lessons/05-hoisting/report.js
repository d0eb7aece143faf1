// The report is called before there is anything to report.
report();

const unit = 'km';
const distance = 325;
const report = () => {
  console.log('Seoul to Busan: ' + distance + ' ' + unit);
};
console.log('end of the report');
