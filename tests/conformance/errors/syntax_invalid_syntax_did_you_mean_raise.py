rais ValueError
