throw zz;
