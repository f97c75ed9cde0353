fb"abc"
