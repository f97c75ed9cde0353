"\N{not a name}"
