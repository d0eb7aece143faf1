var nothing = 0;
