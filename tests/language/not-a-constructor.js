const f = () => 1;
new f(); // expect error: TypeError: f is not a constructor
