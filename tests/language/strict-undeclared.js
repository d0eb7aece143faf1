'use strict';
undeclared = 1; // expect error: ReferenceError: undeclared is not defined
