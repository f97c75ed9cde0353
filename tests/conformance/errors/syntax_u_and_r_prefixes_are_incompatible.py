ur"abc"
