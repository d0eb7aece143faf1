new Early(); // expect error: ReferenceError: Cannot access 'Early' before initialization
class Early {}
