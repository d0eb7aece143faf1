const 틀림 = /한글(?<이름>가)(?<이름>나)/u; // expect syntax error: Invalid regular expression: /한글(?<이름>가)(?<이름>나)/u: Duplicate capture group name
