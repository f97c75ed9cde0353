if x == 3 {
