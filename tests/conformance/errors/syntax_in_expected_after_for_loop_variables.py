x = [i for i im y]
