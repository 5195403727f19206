"""Files that the program writes: each of them whole or not at all."""
