"""What is printed and stays, a module a page: rich lays it out, on a terminal and on a pipe alike."""
